package ar.gob.buenosaires.vecino.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.SilentProxy;
import ar.gob.buenosaires.vecino.TestDatabase;
import ar.gob.buenosaires.vecino.messaging.Webhook.Said;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A database that takes connections and says nothing, with the time-outs of production. */
@InboxTest
@DirtiesContext
class SilentDatabaseTests {

    private static final SilentProxy PROXY = new SilentProxy(TestDatabase.freshUrl());
    /** What a delivery waits at most, and some for a busy machine. */
    private static final Duration BOUND = Duration.ofSeconds(9 + 3);
    /** A time-out of the socket, a connection made anew, and some for a busy machine. */
    private static final Duration RECOVERY = Duration.ofSeconds(15 + 10);

    @Autowired
    private Webhook webhook;

    @Autowired
    private RecordingCarrier carrier;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        // when the service is closed, or its pool would complain
        SpringApplication.getShutdownHandlers().add(PROXY::close);
        settings.add("spring.datasource.url", PROXY::url);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void isAnswered503InTimeAndRecoveredFrom(CapturedOutput log) {
        assertThat(webhook.deliver(Said.by("5491160000001", "antes"))).isEqualTo(200);
        awaitAllEnded();

        PROXY.silence();
        CompletableFuture<?>[] deliveries = IntStream.range(0, 40)
                .mapToObj(i ->
                        CompletableFuture.runAsync(() -> assertIsRefused("callada " + i), Thread::startVirtualThread))
                .toArray(CompletableFuture[]::new);
        CompletableFuture<Void> danger =
                CompletableFuture.runAsync(() -> assertIsRefused("socorro"), Thread::startVirtualThread);
        await("first aid well before the refusal")
                .atMost(Duration.ofSeconds(6))
                .until(() -> carrier.direct().size() == 1);
        CompletableFuture.allOf(deliveries).join();
        danger.join();

        PROXY.speak();
        await().atMost(RECOVERY).until(() -> webhook.deliver(Said.by("5491160000001", "después")) == 200);
        awaitAllEnded();
        assertThat(carrier.direct()).hasSize(1);
        assertThat(log).as("an outage is nobody's fault").doesNotContain("one by one");
    }

    private void assertIsRefused(String text) {
        long start = System.nanoTime();
        assertThat(webhook.deliver(Said.by("5491160000002", text))).isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
    }

    private void awaitAllEnded() {
        await().atMost(RECOVERY)
                .ignoreExceptions()
                .until(() -> jdbc.sql("select count(*) from inbound_message where state = 'WAITING'")
                                .query(Long.class)
                                .single()
                        == 0);
    }

    @Test
    void endsTheTransactionOfANodeThatStandsStillAndAStatementThatTakesTooLong() {
        assertThat(limit("idle_in_transaction_session_timeout")).isEqualTo("30s");
        assertThat(limit("statement_timeout")).isEqualTo("10s");
    }

    private String limit(String name) {
        return jdbc.sql("show " + name).query(String.class).single();
    }
}
