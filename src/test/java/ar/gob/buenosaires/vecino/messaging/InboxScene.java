package ar.gob.buenosaires.vecino.messaging;

import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.privacy.Vault;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The service as {@link InboxTest} starts it, emptied before each test, and what can be seen of its inbox. */
@InboxTest
abstract class InboxScene {

    static final String RESIDENT = "5491160000001";
    static final String NEIGHBOUR = "5491160000002";

    @Autowired
    protected Webhook webhook;

    @Autowired
    protected ScriptedConversations conversations;

    @Autowired
    protected InboxWorkers workers;

    @Autowired
    protected InboxWorker worker;

    @Autowired
    protected InboxTurns turns;

    @Autowired
    protected GroupCommit commits;

    @Autowired
    protected FirstAid firstAid;

    @Autowired
    protected InboxMetrics metrics;

    @Autowired
    protected InboxSettings settings;

    @Autowired
    protected Vault vault;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected MeterRegistry meters;

    @BeforeEach
    void empty() {
        workers.stop();
        conversations.reset();
        EmptyTables.in(jdbc);
        workers.start();
    }

    @AfterEach
    void release() {
        conversations.reset();
    }

    final long count(String condition) {
        return jdbc.sql("select count(*) from inbound_message where " + condition)
                .query(Long.class)
                .single();
    }

    final void awaitAllEnded() {
        await().until(() -> count("state = 'WAITING'") == 0);
    }

    /** What was put in the outbox, in order. */
    final List<String> replies() {
        return jdbc.sql("select payload from outbound_message order by id").query(byte[].class).list().stream()
                .map(vault::open)
                .map(json -> json.replaceAll("(?s).*\"body\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    final long counter(String name, String... tags) {
        return meters.get(name).tags(tags).counters().stream()
                .mapToLong(c -> Math.round(c.count()))
                .sum();
    }
}
