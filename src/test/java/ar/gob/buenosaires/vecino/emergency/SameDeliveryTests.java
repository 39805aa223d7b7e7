package ar.gob.buenosaires.vecino.emergency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.EdgeCase;
import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.simulator.SameFault;
import ar.gob.buenosaires.vecino.simulator.SameIncident;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class SameDeliveryTests extends EmergencyScene {

    @Autowired
    DispatchSystem same;

    @Autowired
    SameClaims claims;

    @Autowired
    SameResults results;

    @Autowired
    EmergencySettings settings;

    private SameIncident incident(TicketSummary ticket) {
        return SAME.incident(ticket.id().toString()).orElseThrow();
    }

    private void update(TicketSummary ticket, TicketUpdate more) {
        transactions.executeWithoutResult(transaction -> emergency.update(ticket.id(), more));
    }

    @Test
    void tellsSameEverythingOfTheContract() {
        TicketSummary ticket = delivered(Priority.RED);

        JsonNode report = incident(ticket).report();
        assertThat(report.properties().stream().map(java.util.Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "external_id",
                        "channel",
                        "number",
                        "event_id",
                        "priority",
                        "complete",
                        "reported_at",
                        "caller",
                        "patient",
                        "symptoms",
                        "red_flags",
                        "risk_factors",
                        "location",
                        "protocol",
                        "summary");
        assertThat(report.at("/caller/phone").asText()).isEqualTo(Cases.PHONE);
        assertThat(report.at("/patient/relationship").asText()).isEqualTo("self");
        assertThat(column(ticket, "same_incident_id"))
                .isEqualTo(incident(ticket).id());
        assertThat(line.told(ticket)).containsExactly(TicketNews.CONFIRMED);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 422})
    @EdgeCase(80)
    void neverRepeatsWhatSameRejectsUntilItIsChanged(int status) {
        SAME.next(new SameFault.Refuse(status));
        TicketSummary ticket = open(Priority.RED);
        awaitDelivery(ticket, "REJECTED");
        assertThat(SAME.attempts(ticket.id().toString())).isEqualTo(1);
        assertThat(count("same_call where state = 'REFUSED'")).isEqualTo(1);

        update(ticket, new TicketUpdate(null, null, Cases.at(Cases.breathing(), "Aguirre 4322")));

        awaitDelivery(ticket, "DELIVERED");
        assertThat(incident(ticket).report().at("/location/address").asText()).isEqualTo("Aguirre 4322");
        assertThat(SAME.attempts(ticket.id().toString())).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 409, 500, 502, 503, 429, 302})
    void keepsPendingWhatMayGoWellLater(int status) {
        SAME.next(new SameFault.Refuse(status), new SameFault.Refuse(status));
        TicketSummary ticket = delivered(Priority.YELLOW);
        assertThat(SAME.attempts(ticket.id().toString())).isEqualTo(3);
        assertThat(SAME.incidents()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void waitsAsLongAsSameAsks(int status) {
        SAME.next(new SameFault.Busy(status, Duration.ofSeconds(2)));
        Instant before = Instant.now();
        delivered(Priority.RED);
        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    @EdgeCase(80)
    void takesALostAnswerForNoneAndGetsTheSameIncident() {
        SAME.next(new SameFault.LoseAnswer(), new SameFault.LoseAnswer());
        TicketSummary ticket = delivered(Priority.RED);
        assertThat(SAME.incidents()).hasSize(1);
        assertThat(SAME.replays()).isEqualTo(2);
        assertThat(line.told(ticket)).containsExactly(TicketNews.CONFIRMED);
    }

    @Test
    void sendsTheSameBytesAgainAndWhatWasLearntMeanwhileAsAnUpdate() {
        SAME.next(new SameFault.LoseAnswer(), new SameFault.Slow(Duration.ofMillis(400)));
        TicketSummary ticket = open(Priority.YELLOW);
        await().until(() -> SAME.attempts(ticket.id().toString()) > 0);
        update(ticket, new TicketUpdate(Priority.RED, null, null));
        update(ticket, new TicketUpdate(null, null, Cases.at(Cases.breathing(), "Aguirre 1")));

        await().until(() -> incident(ticket).updates().size() == 2);

        assertThat(incident(ticket).priority()).isEqualTo("YELLOW");
        assertThat(incident(ticket).updates().getFirst().toString()).isEqualTo("{\"sequence\":1,\"priority\":\"RED\"}");
        assertThat(incident(ticket).updates().getLast().at("/sequence").asInt()).isEqualTo(2);
        assertThat(incident(ticket).updates().getLast().at("/location/address").asText())
                .isEqualTo("Aguirre 1");
    }

    @Test
    @EdgeCase(80)
    void retriesASlowAnswerAndOneWithoutAnIncident() {
        SAME.next(new SameFault.Slow(Duration.ofSeconds(1)), new SameFault.Nonsense());
        TicketSummary ticket = delivered(Priority.RED);
        assertThat(SAME.attempts(ticket.id().toString())).isEqualTo(3);
        assertThat(SAME.incidents()).hasSize(1);
    }

    @Test
    void countsAndShowsUpdatesThatSameDoesNotOffer() {
        TicketSummary ticket = delivered(Priority.YELLOW);
        SAME.takesUpdates(false);
        update(ticket, new TicketUpdate(Priority.RED, null, null));

        await().until(() -> column(ticket, "updates_refused").equals("1"));
        assertThat(read(get("/api/v1/tickets/" + ticket.id()))
                        .path("updates_refused")
                        .asInt())
                .isEqualTo(1);
        assertThat(column(ticket, "delivery")).isEqualTo("DELIVERED");
    }

    @Test
    void tellsSameOfACancelAndOfAWishToWithdraw() {
        TicketSummary ticket = delivered(Priority.RED);
        transactions.executeWithoutResult(transaction -> {
            assertThat(emergency.requestWithdrawal(ticket.id())).isTrue();
            assertThat(emergency.requestWithdrawal(ticket.id())).isFalse();
        });
        await().until(() -> incident(ticket).updates().size() == 1);
        assertThat(incident(ticket).updates().getFirst().has("withdrawal_requested_at"))
                .isTrue();
        assertThat(column(ticket, "status")).isEqualTo("NEW");

        SAME.next(new SameFault.Refuse(500));
        call("dispatcher", "POST", "/api/v1/tickets/" + ticket.id() + "/cancel", "{\"note\":\"fue un error\"}");

        await().until(() -> "fue un error".equals(incident(ticket).cancelReason()));
    }

    @Test
    void usesUpNoAttemptsWhileTheBreakerIsOpen() {
        breaker().transitionToForcedOpenState();
        TicketSummary ticket = open(Priority.RED);
        await().during(Duration.ofMillis(1500)).until(() -> SAME.attempts() == 0);
        assertThat(count("same_call where attempts = 0 and state = 'WAITING' and body is null"))
                .isEqualTo(1);

        breaker().reset();
        awaitDelivery(ticket, "DELIVERED");
        assertThat(SAME.attempts(ticket.id().toString())).isEqualTo(1);
    }

    @Test
    void bringsFiveHundredTicketsThroughAnOutageOnceEachRedFirst() {
        SAME.down();
        for (int i = 0; i < 500; i++) {
            open(Cases.priority(i));
        }
        await().until(() -> breaker().getState() != State.CLOSED);
        assertThat(SAME.incidents()).isEmpty();

        SAME.up();

        await().atMost(Duration.ofSeconds(90)).until(() -> count("ticket where delivery <> 'DELIVERED'") == 0);
        List<String> order =
                SAME.incidents().stream().map(SameIncident::priority).toList();
        assertThat(order).hasSize(500);
        // eight at once, and one that a reminder holds: neighbours at a boundary may change places
        int underway = 10;
        assertThat(order.subList(0, 166 - underway)).containsOnly("RED");
        assertThat(order.subList(166 + underway, 333 - underway)).containsOnly("YELLOW");
        assertThat(order.subList(333 + underway, 500)).containsOnly("GREEN");
        Set<String> ids = new HashSet<>();
        SAME.incidents().forEach(incident -> ids.add(incident.externalId()));
        assertThat(ids).hasSize(500);
    }

    @Test
    void isSharedByTwoNodes() {
        SameWorker other = new SameWorker(same, claims, results, settings, InstantSource.system());
        SAME.always(new SameFault.Slow(Duration.ofMillis(20)));
        other.schemaReady();
        for (int i = 0; i < 100; i++) {
            open(Priority.GREEN);
        }
        await().until(() -> count("ticket where delivery <> 'DELIVERED'") == 0);
        other.stop();
        assertThat(SAME.incidents()).hasSize(100);
        assertThat(SAME.replays()).isZero();
    }

    @Test
    void takesUpWhatADeadNodeHadInHand() {
        breaker().transitionToForcedOpenState();
        TicketSummary ticket = open(Priority.RED);
        assertThat(claims.take(1, false)).hasSize(1);
        jdbc.sql("update same_call set claimed_at = claimed_at - interval '1 minute'")
                .update();
        breaker().reset();
        awaitDelivery(ticket, "DELIVERED");
    }

    @Test
    void isNotHeldUpByATicketThatCannotBeRead() {
        breaker().transitionToForcedOpenState();
        TicketSummary broken = open(Priority.RED);
        TicketSummary sound = open(Priority.GREEN);
        jdbc.sql("update ticket set facts = '\\x0161' where id = ?")
                .param(broken.id())
                .update();
        breaker().reset();
        awaitDelivery(sound, "DELIVERED");
        assertThat(column(broken, "delivery")).isEqualTo("PENDING");
    }

    @Test
    void remindsTheResidentToCallWhileSameHasNotConfirmed() {
        breaker().transitionToForcedOpenState();
        ContactId contact = contact();
        TicketSummary ticket = open(contact, "self", Priority.RED, Cases.breathing());
        TicketSummary known = open(contact, "other-1", Priority.RED, Cases.breathing());
        step(known, "acknowledge");

        await().until(() -> line.told(ticket).size() == 2);
        assertThat(line.told(ticket)).containsOnly(TicketNews.UNCONFIRMED);
        assertThat(line.told(known)).isEmpty();

        breaker().reset();
        awaitDelivery(ticket, "DELIVERED");
    }
}
