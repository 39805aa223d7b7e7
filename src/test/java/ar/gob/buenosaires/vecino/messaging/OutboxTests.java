package ar.gob.buenosaires.vecino.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.TestDatabase;
import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.simulator.Account;
import ar.gob.buenosaires.vecino.simulator.Fault;
import ar.gob.buenosaires.vecino.simulator.GraphSimulator;
import ar.gob.buenosaires.vecino.simulator.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One bubble after another, and what Meta's errors do to the one they are about. */
class OutboxTests {

    private static final ShiftedClock CLOCK = new ShiftedClock();
    private static final GraphSimulator GRAPH = GraphSimulator.start();
    private static final OutboxNode NODE =
            OutboxNode.start(TestDatabase.freshUrl(), GRAPH.baseUrl(), CLOCK, "vecino.outbox.retry-without-nine=true");

    private final Account account = GRAPH.accounts().open("vecina");
    private final ContactId contact = NODE.resident(account);

    @AfterAll
    static void stop() {
        NODE.close();
        GRAPH.close();
    }

    @BeforeEach
    void healthy() {
        GRAPH.faults().clear();
        GRAPH.rules().window(true).allowedList(false);
        NODE.breaker().reset();
    }

    @Test
    void sendsSoonAfterTheCommit() {
        double before = NODE.sends("accepted", "none");

        Long id = NODE.put(contact, "hola").getFirst();

        await().untilAsserted(() -> assertThat(texts(account)).containsExactly("hola"));
        await().untilAsserted(() -> assertThat(NODE.state(id)).isEqualTo("ACCEPTED"));
        assertThat(account.received().getFirst().callbackData()).isEqualTo("outbox:" + id);
        assertThat(account.received().getFirst().addressedAs()).isEqualTo("+" + account.phone());
        assertThat(NODE.sends("accepted", "none")).isEqualTo(before + 1);
    }

    @Test
    void sendsNothingOfATransactionThatRollsBack() {
        var text = new OutgoingMessage.Text("nunca");
        assertThatThrownBy(() -> NODE.inTransaction(() -> {
                    NODE.bean(Outbox.class).put(contact, null, CLOCK.instant(), false, List.of(text));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        NODE.put(contact, "después");

        await().untilAsserted(() -> assertThat(texts(account)).containsExactly("después"));
    }

    @Test
    void keepsTheOrderOfOneResidentBehindASlowFirstSend() {
        Account other = GRAPH.accounts().open("otra");
        ContactId otherContact = NODE.resident(other);
        GRAPH.faults().next(1, r -> r.recipient().contains(account.phone()), new Fault.Slow(Duration.ofMillis(1_500)));
        List<String> wanted = IntStream.range(0, 8).mapToObj(i -> "texto " + i).toList();

        NODE.put(contact, wanted.toArray(String[]::new));
        NODE.put(otherContact, "enseguida");

        await().untilAsserted(() -> assertThat(texts(other)).containsExactly("enseguida"));
        assertThat(account.received()).isEmpty();
        await().untilAsserted(() -> assertThat(texts(account)).isEqualTo(wanted));
    }

    @Test
    void letsAnUrgentBubbleOvertake() {
        GRAPH.faults().next(1, r -> r.recipient().contains(account.phone()), new Fault.Slow(Duration.ofMillis(1_500)));
        NODE.put(contact, "uno", "dos");
        await().until(() -> GRAPH.underway() > 0);

        NODE.putUrgent(contact, "Llamá al 107");

        await().untilAsserted(() -> assertThat(texts(account)).containsExactly("Llamá al 107", "uno", "dos"));
    }

    @Test
    void dropsWhatIsOutsideTheWindowWhenItsTurnComes() {
        double before = NODE.sends("dropped", "window");
        Instant old = CLOCK.instant().minus(Duration.ofHours(23).plusMinutes(56));

        Long id = NODE.put(contact, false, old, "tarde").getFirst();
        Long inTime = NODE.put(contact, false, old.plus(Duration.ofMinutes(5)), "a tiempo")
                .getFirst();

        await().untilAsserted(() -> assertThat(NODE.state(inTime)).isEqualTo("ACCEPTED"));
        assertThat(NODE.state(id)).isEqualTo("DROPPED");
        assertThat(texts(account)).containsExactly("a tiempo");
        assertThat(NODE.sends("dropped", "window")).isEqualTo(before + 1);
    }

    @Test
    void sendsATemplateOutsideTheWindow() {
        GRAPH.rules().template("aviso", "es_AR", 1);
        var template = new OutgoingMessage.Template("aviso", "es_AR", List.of("mañana"));

        Long id = NODE.put(contact, false, CLOCK.instant().minus(Duration.ofDays(3)), List.of(template))
                .getFirst();

        await().untilAsserted(() -> assertThat(NODE.state(id)).isEqualTo("ACCEPTED"));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 131008, 132000, 135000, 999999})
    void setsAsideWhatIsOurMistake(int code) {
        GRAPH.faults().next(1, new Fault.Refuse(code));

        Long id = NODE.put(contact, "mal").getFirst();

        await().untilAsserted(() -> assertThat(NODE.state(id)).isEqualTo("FAILED"));
        assertThat(NODE.row(id).errorCode()).isEqualTo(code);
        assertThat(NODE.row(id).errorNote()).startsWith("trace ");
        assertThat(NODE.row(id).attempts()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {130472, 130497, 131021, 131047, 131049, 131050})
    void dropsWhatCannotReachThisResident(int code) {
        GRAPH.faults().next(1, new Fault.Refuse(code));

        Long id = NODE.put(contact, "no llega").getFirst();
        NODE.put(contact, "el que sigue");

        await().untilAsserted(() -> assertThat(texts(account)).containsExactly("el que sigue"));
        assertThat(NODE.state(id)).isEqualTo("DROPPED");
        assertThat(NODE.sends("dropped", String.valueOf(code))).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 131000, 131016, 133004})
    void triesAgainWhenMetaIsUnwell(int code) {
        GRAPH.faults().next(1, new Fault.Refuse(code));

        Long id = NODE.put(contact, "al final llega").getFirst();

        await().untilAsserted(() -> assertThat(NODE.row(id).errorCode()).isEqualTo(code));
        assertThat(NODE.row(id).dueAt())
                .isBetween(CLOCK.instant(), CLOCK.instant().plusMillis(2_500));
        await().untilAsserted(() -> assertThat(texts(account)).containsExactly("al final llega"));
        await().untilAsserted(() -> assertThat(NODE.state(id)).isEqualTo("ACCEPTED"));
        assertThat(NODE.row(id).attempts()).isEqualTo(2);
        assertThat(NODE.row(id).errorCode()).isNull();
    }

    @Test
    void triesAgainAfterAnAnswerThatIsNoJson() {
        GRAPH.faults().next(1, new Fault.ServerError());

        Long id = NODE.put(contact, "igual llega").getFirst();

        await().untilAsserted(() -> assertThat(NODE.state(id)).isEqualTo("ACCEPTED"));
        assertThat(texts(account)).containsExactly("igual llega");
    }

    @Test
    void slowsOnlyThePairThatIsTooFast() {
        Account other = GRAPH.accounts().open("otra");
        ContactId otherContact = NODE.resident(other);
        GRAPH.faults().next(2, r -> r.recipient().contains(account.phone()), new Fault.Refuse(131056));

        Long id = NODE.put(contact, "despacio").getFirst();
        await().untilAsserted(() -> assertThat(NODE.row(id).attempts()).isEqualTo(2));
        assertThat(Duration.between(CLOCK.instant(), NODE.row(id).dueAt()))
                .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));
        NODE.put(otherContact, "enseguida");

        await().untilAsserted(() -> assertThat(texts(other)).containsExactly("enseguida"));
        assertThat(account.received()).isEmpty();
        await().untilAsserted(() -> assertThat(texts(account)).containsExactly("despacio"));
    }

    @Test
    void slowsAllAfterA429AndHonoursRetryAfter() {
        Account other = GRAPH.accounts().open("otra");
        ContactId otherContact = NODE.resident(other);
        GRAPH.faults().next(1, new Fault.TooMany(Duration.ofSeconds(4)));

        Long id = NODE.put(contact, "uno").getFirst();
        await().untilAsserted(() -> assertThat(NODE.row(id).errorCode()).isEqualTo(429));
        assertThat(Duration.between(CLOCK.instant(), NODE.row(id).dueAt()))
                .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));
        Instant asked = CLOCK.instant();
        NODE.put(otherContact, "dos");
        NODE.putUrgent(otherContact, "Llamá al 107");

        await().untilAsserted(() -> assertThat(texts(other)).containsExactly("Llamá al 107", "dos"));
        assertThat(Duration.between(asked, other.received().getLast().at())).isGreaterThan(Duration.ofSeconds(2));
        await().untilAsserted(() -> assertThat(texts(account)).containsExactly("uno"));
    }

    @Test
    void triesTheOtherIdentifierOnceWhenUndeliverable() {
        GRAPH.faults().next(1, new Fault.Refuse(131026));

        Long id = NODE.put(contact, "por el otro lado").getFirst();

        await().untilAsserted(() -> assertThat(NODE.state(id)).isEqualTo("ACCEPTED"));
        assertThat(account.received().getFirst().addressedAs()).isEqualTo(account.userId());
        assertThat(account.received().getFirst().json().has("to")).isFalse();
        assertThat(NODE.row(id).route()).isEqualTo("OTHER");
    }

    @Test
    void dropsWhatIsUndeliverableByBothIdentifiers() {
        GRAPH.faults().next(2, new Fault.Refuse(131026));

        Long id = NODE.put(contact, "por ninguno").getFirst();

        await().untilAsserted(() -> assertThat(NODE.state(id)).isEqualTo("DROPPED"));
        assertThat(NODE.row(id).errorCode()).isEqualTo(131026);
        assertThat(account.received()).isEmpty();
    }

    @Test
    void writesToAResidentWithoutPhone() {
        Account hidden = GRAPH.accounts().open("oculta", null, "AR.90817263544536000001");
        ContactId hiddenContact = NODE.resident(hidden);

        Long id = NODE.put(hiddenContact, "sin número").getFirst();

        await().untilAsserted(() -> assertThat(NODE.state(id)).isEqualTo("ACCEPTED"));
        assertThat(hidden.received().getFirst().json().path("recipient").asText())
                .isEqualTo(hidden.userId());
        assertThat(hidden.received().getFirst().json().path("recipient_type").asText())
                .isEqualTo("individual");
    }

    @Test
    void triesAnArgentineMobileWithoutTheNineOnceWhereTheSettingsSaySo() {
        GRAPH.rules().allowedList(true);

        Long id = NODE.put(contact, "a la lista").getFirst();

        await().untilAsserted(() -> assertThat(NODE.state(id)).isEqualTo("ACCEPTED"));
        assertThat(account.received().getFirst().addressedAs())
                .isEqualTo("+54" + Objects.requireNonNull(account.phone()).substring(3));
    }

    @Test
    void dropsABubbleForNobody() {
        NODE.jdbc()
                .sql("update contact_identifier set replaced_at = now() where contact_id = ?")
                .param(contact.value())
                .update();

        Long id = NODE.put(contact, "¿a quién?").getFirst();

        await().untilAsserted(() -> assertThat(NODE.state(id)).isEqualTo("DROPPED"));
    }

    @Test
    void doesNotOpenTheBreakerForWhatOneResidentOrMessageCauses() {
        GRAPH.faults().whenever(r -> r.recipient().contains(account.phone()), new Fault.Refuse(131008));

        List<Long> ids = NODE.put(
                contact, IntStream.range(0, 30).mapToObj(i -> "mal " + i).toArray(String[]::new));

        await().untilAsserted(() -> assertThat(NODE.state(ids.getLast())).isEqualTo("FAILED"));
        assertThat(NODE.breaker().getState().name()).isEqualTo("CLOSED");
    }

    private static List<String> texts(Account account) {
        return account.received().stream().map(Received::text).toList();
    }
}
