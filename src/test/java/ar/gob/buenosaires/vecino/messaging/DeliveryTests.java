package ar.gob.buenosaires.vecino.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.TestDatabase;
import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.simulator.Account;
import ar.gob.buenosaires.vecino.simulator.GraphSimulator;
import ar.gob.buenosaires.vecino.simulator.Received;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What delivery reports say of bubbles, in whatever order they come. */
class DeliveryTests {

    private static final ShiftedClock CLOCK = new ShiftedClock();
    private static final GraphSimulator GRAPH = GraphSimulator.start();
    private static final OutboxNode NODE = OutboxNode.start(TestDatabase.freshUrl(), GRAPH.baseUrl(), CLOCK);

    private final Account account = GRAPH.accounts().open("vecina");
    private final ContactId contact = NODE.resident(account);

    @AfterAll
    static void stop() {
        NODE.close();
        GRAPH.close();
    }

    @Test
    void onlyEverGetsFurther() {
        Long id = sent("hola");

        NODE.report(report(id, "delivered", null));
        awaitDelivery(id, "DELIVERED");
        NODE.report(report(id, "sent", null));
        NODE.report(report(id, "read", null));

        awaitDelivery(id, "READ");
        NODE.report(report(id, "deleted", null), report(id, "something_new", null));
        awaitAllApplied();
        assertThat(NODE.row(id).delivery()).isEqualTo("READ");
    }

    @Test
    void findsABubbleByMetasIdAlone() {
        Long id = sent("hola");

        DeliveryReport full = report(id, "delivered", null);
        NODE.report(new DeliveryReport(full.wamid(), full.status(), full.at(), null, null));

        awaitDelivery(id, "DELIVERED");
    }

    @Test
    void keepsAFailureAfterADeliveryAsANote() {
        Long id = sent("hola");

        NODE.report(report(id, "delivered", null));
        awaitDelivery(id, "DELIVERED");
        NODE.report(report(id, "failed", 131026));
        awaitAllApplied();

        assertThat(NODE.row(id).delivery()).isEqualTo("DELIVERED");
        assertThat(NODE.row(id).state()).isEqualTo("ACCEPTED");
        assertThat(NODE.row(id).errorCode()).isEqualTo(131026);
    }

    @Test
    void believesADeliveryAfterAFailure() {
        Long id = sent("hola");

        NODE.report(report(id, "failed", 131049));
        awaitDelivery(id, "FAILED");
        assertThat(NODE.state(id)).isEqualTo("DROPPED");
        NODE.report(report(id, "delivered", null));

        awaitDelivery(id, "DELIVERED");
        assertThat(NODE.state(id)).isEqualTo("ACCEPTED");
    }

    @Test
    void triesTheOtherIdentifierOnceAfterALateFailure() {
        Long id = sent("hola");
        DeliveryReport lateSent = report(id, "sent", null);

        NODE.report(report(id, "failed", 131026));
        await().untilAsserted(() -> assertThat(account.received()).hasSize(2));
        // "sent" of the first try, which comes after its failure, settles nothing
        NODE.report(lateSent);
        awaitAllApplied();

        assertThat(account.received().getLast().addressedAs()).isEqualTo(account.userId());
        await().untilAsserted(() -> assertThat(NODE.state(id)).isEqualTo("ACCEPTED"));
        NODE.report(new DeliveryReport(account.received().getLast().wamid(), "failed", CLOCK.instant(), id, 131026));
        await().untilAsserted(() -> assertThat(NODE.state(id)).isEqualTo("DROPPED"));
        assertThat(account.received()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {131000, 131053})
    void triesAgainAfterALateFailureThatPasses(int code) {
        Long id = sent("hola");

        NODE.report(report(id, "failed", code));

        await().untilAsserted(() -> assertThat(account.received()).hasSize(2));
        await().untilAsserted(() -> assertThat(NODE.row(id).delivery()).isEqualTo("ACCEPTED"));
        assertThat(NODE.sends("retried", String.valueOf(code))).isEqualTo(1);
    }

    @Test
    void dropsWhatMetaSaysCameTooLate() {
        Long id = sent("hola");

        NODE.report(report(id, "failed", 131047));

        await().untilAsserted(() -> assertThat(NODE.state(id)).isEqualTo("DROPPED"));
        assertThat(NODE.sends("dropped", "131047")).isPositive();
    }

    @Test
    void parksReportsOfUnknownBubblesForADayAndThenLeavesThem() {
        NODE.report(new DeliveryReport("wamid.OTHERAPP", "delivered", CLOCK.instant(), 999_999L, null));
        String open = "select count(*) from delivery_status where not applied and due_at < 'infinity'";
        await().untilAsserted(() ->
                assertThat(count(open + " and due_at > received_at")).isEqualTo(1));

        CLOCK.forward(Duration.ofHours(25));

        await().untilAsserted(() -> assertThat(count(open)).isZero());
    }

    @Test
    void appliesAReportThatCameBeforeItsBubbleWasKnown() {
        Account later = GRAPH.accounts().open("después");
        NODE.report(new DeliveryReport("wamid.EARLY", "delivered", CLOCK.instant(), null, null));
        await().untilAsserted(() -> assertThat(
                        count("select count(*) from delivery_status where not applied and due_at > received_at"))
                .isPositive());
        Long id = NODE.put(NODE.resident(later), "hola").getFirst();
        await().untilAsserted(() -> assertThat(NODE.state(id)).isEqualTo("ACCEPTED"));
        NODE.jdbc()
                .sql(
                        "update outbound_message set wamid_key = (select max(wamid_key) from delivery_status where not applied and due_at < 'infinity') where id = ?")
                .param(id)
                .update();

        awaitDelivery(id, "DELIVERED");
    }

    @Test
    void countsDuplicatesAndRefusesThem() {
        Long id = sent("hola");
        DeliveryReport report = report(id, "delivered", null);
        double before = duplicates();

        NODE.report(report);
        NODE.report(report, report(id, "read", null));
        NODE.report(report);

        awaitDelivery(id, "READ");
        assertThat(duplicates()).isEqualTo(before + 2);
    }

    private static double duplicates() {
        return NODE.bean(MeterRegistry.class)
                .counter("vecino_delivery_reports", "kind", "duplicate")
                .count();
    }

    private Long sent(String text) {
        Long id = NODE.put(contact, text).getFirst();
        await().untilAsserted(() -> assertThat(NODE.state(id)).isEqualTo("ACCEPTED"));
        return id;
    }

    private DeliveryReport report(Long id, String status, @Nullable Integer code) {
        List<Received> bubbles = account.received();
        Received bubble = bubbles.stream()
                .filter(b -> b.callbackData().equals("outbox:" + id))
                .findFirst()
                .orElseThrow();
        return new DeliveryReport(bubble.wamid(), status, CLOCK.instant(), id, code);
    }

    private static void awaitDelivery(Long id, String wanted) {
        await().untilAsserted(() -> assertThat(NODE.row(id).delivery()).isEqualTo(wanted));
    }

    private static void awaitAllApplied() {
        await().untilAsserted(() -> assertThat(count(
                        "select count(*) from delivery_status where not applied and due_at < now() + interval '1 s'"))
                .isZero());
    }

    private static long count(String sql) {
        return NODE.jdbc().sql(sql).query(Long.class).single();
    }
}
