package ar.gob.buenosaires.vecino.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.DevelopmentSettings;
import ar.gob.buenosaires.vecino.TestDatabase;
import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.simulator.Account;
import ar.gob.buenosaires.vecino.simulator.Fault;
import ar.gob.buenosaires.vecino.simulator.GraphSimulator;
import ar.gob.buenosaires.vecino.simulator.Received;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that never come, nodes that die, a number that is paused, a breaker that is open. */
class OutboxTroubleTests {

    private static final String[] IMPATIENT = {
        "vecino.whatsapp.http.response-timeout=2s",
        "vecino.outbox.unconfirmed-after=2s",
        "vecino.outbox.claim-timeout=5s",
        "vecino.outbox.pause=2s",
        "vecino.outbox.concurrency=4"
    };

    private static final ShiftedClock CLOCK = new ShiftedClock();
    private static final Path TOKEN = Path.of("target", "outbox-trouble-token-" + UUID.randomUUID());
    private static final GraphSimulator GRAPH = GraphSimulator.start();
    private static final OutboxNode NODE =
            node(TestDatabase.freshUrl(), "vecino.whatsapp.access-token-file=" + TOKEN.toAbsolutePath());

    private final Account account = GRAPH.accounts().open("vecina");
    private final ContactId contact = NODE.resident(account);

    private static OutboxNode node(String database, String... settings) {
        return OutboxNode.start(
                database,
                GRAPH.baseUrl(),
                CLOCK,
                Stream.of(IMPATIENT, settings).flatMap(Arrays::stream).toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        NODE.close();
        GRAPH.close();
    }

    @BeforeEach
    void healthy() {
        GRAPH.faults().clear();
        NODE.breaker().reset();
        NODE.jdbc().sql("delete from send_pace").update();
    }

    @Test
    void sendsOnceWhenAStatusTellsWhatTheAnswerDidNot() {
        GRAPH.faults().next(1, new Fault.Silence());

        Long id = NODE.put(contact, "una vez").getFirst();
        await().untilAsserted(() -> assertThat(NODE.state(id)).isEqualTo("UNCONFIRMED"));
        NODE.report(report("sent", id));

        await().untilAsserted(() -> assertThat(NODE.state(id)).isEqualTo("ACCEPTED"));
        NODE.put(contact, "la que sigue");
        await().pollDelay(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(texts()).containsExactly("una vez", "la que sigue"));
    }

    @Test
    void sendsOnceWhenTheStatusIsFasterThanTheTimeOut() {
        GRAPH.faults().next(1, new Fault.Silence());

        Long id = NODE.put(contact, "una vez").getFirst();
        await().until(() -> !account.received().isEmpty());
        NODE.report(report("delivered", id));

        await().pollDelay(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(NODE.state(id)).isEqualTo("ACCEPTED"));
        assertThat(texts()).containsExactly("una vez");
        assertThat(NODE.row(id).delivery()).isEqualTo("DELIVERED");
    }

    @Test
    void measuresEachReplyOnceWhoeverSettlesIt() {
        long before = NODE.replies();
        NODE.reply(contact, "contesta Meta");
        await().until(() -> NODE.replies() == before + 1);

        GRAPH.faults().next(1, new Fault.Silence());
        long late = NODE.reply(contact, "contesta el estado");
        await().untilAsserted(() -> assertThat(NODE.state(late)).isEqualTo("UNCONFIRMED"));
        NODE.report(report("sent", late));
        await().until(() -> NODE.replies() == before + 2);

        GRAPH.faults().next(1, new Fault.Silence());
        long early = NODE.reply(contact, "contesta el estado antes de tiempo");
        await().until(() -> texts().size() == 3);
        NODE.report(report("delivered", early));
        await().untilAsserted(() -> assertThat(NODE.row(early).delivery()).isEqualTo("DELIVERED"));
        NODE.report(report("read", early));
        await().during(Duration.ofSeconds(3)).until(() -> NODE.replies() == before + 3);
    }

    @Test
    void sendsOnceMoreWhenNoStatusComes() {
        GRAPH.faults().next(1, new Fault.DropBefore());

        Long id = NODE.put(contact, "otra vez").getFirst();

        await().untilAsserted(() -> assertThat(NODE.state(id)).isEqualTo("ACCEPTED"));
        assertThat(texts()).containsExactly("otra vez");
        assertThat(NODE.row(id).unconfirmed()).isEqualTo(1);
    }

    @Test
    void treatsABadGatewayAsUnconfirmed() {
        GRAPH.faults().next(1, new Fault.BadGateway());

        Long id = NODE.put(contact, "por el portal").getFirst();

        await().untilAsserted(() -> assertThat(NODE.state(id)).isEqualTo("UNCONFIRMED"));
        await().untilAsserted(() -> assertThat(NODE.state(id)).isEqualTo("ACCEPTED"));
    }

    @Test
    void givesUpWhatStaysUnconfirmed() {
        GRAPH.faults().whenever(r -> r.recipient().contains(account.phone()), new Fault.DropBefore());

        Long id = NODE.put(contact, "nunca se sabe").getFirst();

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(NODE.state(id)).isEqualTo("FAILED"));
        assertThat(NODE.row(id).attempts()).isEqualTo(4);
    }

    @Test
    void losesAndDoublesNothingWhenANodeDiesInTheMiddle() {
        String database = TestDatabase.freshUrl();
        OutboxNode dying = node(database);
        ContactId known = dying.resident(account);
        int silent = GRAPH.underway();
        GRAPH.faults().next(1, new Fault.Slow(Duration.ofMillis(800)));
        List<Long> ids = dying.put(known, "justo entonces", "y esta");
        await().until(() -> GRAPH.underway() > silent);
        dying.abandon();

        try (OutboxNode survivor = node(database, "vecino.outbox.unconfirmed-after=60s")) {
            await().untilAsserted(
                            () -> assertThat(survivor.state(ids.getFirst())).isEqualTo("UNCONFIRMED"));
            survivor.report(report("delivered", ids.getFirst()));

            await().untilAsserted(() -> assertThat(texts()).containsExactly("justo entonces", "y esta"));
        }
        dying.close();
    }

    @Test
    void keepsRowsAndAttemptsWhileTheBreakerIsOpenButLetsUrgentOnesPass() {
        NODE.breaker().transitionToForcedOpenState();

        Long id = NODE.put(contact, "espera").getFirst();
        NODE.putUrgent(contact, "Llamá al 107");

        await().untilAsserted(() -> assertThat(texts()).containsExactly("Llamá al 107"));
        assertThat(NODE.row(id).state()).isEqualTo("WAITING");
        assertThat(NODE.row(id).attempts()).isZero();
        NODE.breaker().transitionToClosedState();
        await().untilAsserted(() -> assertThat(texts()).containsExactly("Llamá al 107", "espera"));
    }

    @Test
    void opensTheBreakerWhileMetaIsDownAndSendsAllOnceItIsBack() {
        GRAPH.down();

        List<Long> ids = IntStream.range(0, 30)
                .mapToObj(i -> NODE.put(NODE.resident(GRAPH.accounts().open("r" + i)), "hola")
                        .getFirst())
                .toList();
        await().until(() -> NODE.breaker().getState().name().equals("OPEN"));
        GRAPH.up();

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(ids)
                        .allSatisfy(id -> assertThat(NODE.state(id)).isEqualTo("ACCEPTED")));
    }

    @Test
    void sendsUrgentBubblesWithEmptyBucketsAndFullSlots() {
        int silent = GRAPH.underway();
        GRAPH.faults().next(4, r -> !r.recipient().contains(account.phone()), new Fault.Slow(Duration.ofMillis(1_500)));
        for (int i = 0; i < 4; i++) {
            NODE.put(NODE.resident(GRAPH.accounts().open("lenta")), "lenta");
        }
        await().until(() -> GRAPH.underway() == silent + 4);
        NODE.jdbc()
                .sql("update send_pace set free_at = ?")
                .param(Timestamp.from(CLOCK.instant().plusSeconds(4)))
                .update();
        NODE.jdbc()
                .sql("insert into send_pace_contact values (?, ?)")
                .params(contact.value(), Timestamp.from(CLOCK.instant().plusSeconds(3_600)))
                .update();

        Long waiting = NODE.put(contact, "espera").getFirst();
        NODE.putUrgent(contact, "Llamá al 107");

        await().atMost(Duration.ofMillis(800))
                .untilAsserted(() -> assertThat(texts()).containsExactly("Llamá al 107"));
        assertThat(NODE.state(waiting)).isEqualTo("WAITING");
    }

    @Test
    void pausesTheNumberAndProbesItByItself() {
        GRAPH.faults().next(1, new Fault.Refuse(131042));

        Long id = NODE.put(contact, "después").getFirst();
        await().until(() -> NODE.gauge("vecino_number_paused") == 1);
        NODE.putUrgent(contact, "Llamá al 107");
        assertThat(NODE.state(id)).isEqualTo("WAITING");

        await().untilAsserted(() -> assertThat(texts()).containsExactly("Llamá al 107", "después"));
        await().until(() -> NODE.gauge("vecino_number_paused") == 0);
        assertThat(NODE.sends("retried", "131042")).isPositive();
    }

    @Test
    void sendsAgainAsSoonAsTheTokenIsReplaced() throws IOException {
        Files.writeString(TOKEN, DevelopmentSettings.ACCESS_TOKEN);
        GRAPH.replaceToken("EAANEW");

        Long id = NODE.put(contact, "con la nueva").getFirst();
        await().until(() -> NODE.gauge("vecino_number_paused") == 1);
        NODE.jdbc()
                .sql("update send_pace set paused_until = ?")
                .param(Timestamp.from(CLOCK.instant().plusSeconds(3_600)))
                .update();
        assertThat(NODE.row(id).errorCode()).isIn(0, 190);
        Files.writeString(TOKEN, "EAANEW\n");

        await().untilAsserted(() -> assertThat(texts()).containsExactly("con la nueva"));
    }

    private DeliveryReport report(String status, Long id) {
        Received bubble = account.received().stream()
                .filter(b -> b.callbackData().equals("outbox:" + id))
                .findFirst()
                .orElseThrow();
        return new DeliveryReport(bubble.wamid(), status, CLOCK.instant(), id, null);
    }

    private List<String> texts() {
        return account.received().stream().map(Received::text).toList();
    }
}
