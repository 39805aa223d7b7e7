package ar.gob.buenosaires.vecino.emergency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.EdgeCase;
import ar.gob.buenosaires.vecino.simulator.SameEvents;
import ar.gob.buenosaires.vecino.simulator.SameIncident;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusEventTests extends EmergencyScene {

    private SameIncident incident(TicketSummary ticket) {
        return SAME.incident(ticket.id().toString()).orElseThrow();
    }

    @Test
    void moveATicketAndTellTheResidentWhatIsTrue() {
        TicketSummary ticket = delivered(Priority.RED);
        for (String status : new String[] {"ACKNOWLEDGED", "DISPATCHED", "ARRIVED", "CLOSED"}) {
            assertThat(events().tell(incident(ticket), status)).isEqualTo(200);
            assertThat(column(ticket, "status")).isEqualTo(status);
        }
        assertThat(line.told(ticket))
                .containsExactly(
                        TicketNews.CONFIRMED, TicketNews.UNIT_ON_ITS_WAY, TicketNews.UNIT_THERE, TicketNews.CLOSED);
    }

    @Test
    @EdgeCase(80)
    void takeEffectOnceAndNeverBackward() {
        TicketSummary ticket = delivered(Priority.RED);
        ObjectNode arrived = SameEvents.event(incident(ticket).id(), ticket.id().toString(), "ARRIVED");
        assertThat(events().send(arrived)).isEqualTo(200);
        String version = column(ticket, "version");
        assertThat(events().send(arrived)).isEqualTo(200);
        assertThat(column(ticket, "version")).isEqualTo(version);
        assertThat(events().send(SameEvents.event(
                        incident(ticket).id(), ticket.id().toString(), "DISPATCHED")))
                .isEqualTo(200);
        assertThat(column(ticket, "status")).isEqualTo("ARRIVED");
        assertThat(line.told(ticket)).containsExactly(TicketNews.CONFIRMED, TicketNews.UNIT_THERE);
        assertThat(count("same_event where not moved")).isEqualTo(1);
    }

    @Test
    @EdgeCase(80)
    void areFoundByOurIdWhileTheIncidentsIsNotKnown() {
        breaker().transitionToForcedOpenState();
        TicketSummary ticket = open(Priority.RED);
        assertThat(events().send(SameEvents.event("INC-77", ticket.id().toString(), "ACKNOWLEDGED")))
                .isEqualTo(200);
        assertThat(column(ticket, "status")).isEqualTo("ACKNOWLEDGED");
        assertThat(column(ticket, "same_incident_id")).isEqualTo("INC-77");
        assertThat(line.told(ticket)).containsExactly(TicketNews.CONFIRMED);
        breaker().reset();
        await().until(() -> count("same_call where state = 'DONE'") == 1);
    }

    @Test
    void areFoundByTheIncidentAlone() {
        TicketSummary ticket = delivered(Priority.RED);
        ObjectNode event = SameEvents.event(incident(ticket).id(), "", "DISPATCHED");
        assertThat(events().send(event)).isEqualTo(200);
        assertThat(column(ticket, "status")).isEqualTo("DISPATCHED");
    }

    @Test
    void sayThatAUnitIsOnItsWayThoughTheBoardHasSaidSoBefore() {
        TicketSummary ticket = delivered(Priority.RED);
        step(ticket, "acknowledge");
        step(ticket, "dispatch");
        assertThat(line.told(ticket)).containsExactly(TicketNews.CONFIRMED);

        events().tell(incident(ticket), "DISPATCHED");
        events().tell(incident(ticket), "DISPATCHED");

        assertThat(line.told(ticket)).containsExactly(TicketNews.CONFIRMED, TicketNews.UNIT_ON_ITS_WAY);
    }

    @Test
    void moveNoTicketThatHasEnded() {
        TicketSummary ticket = delivered(Priority.RED);
        step(ticket, "cancel");
        events().tell(incident(ticket), "DISPATCHED");
        assertThat(column(ticket, "status")).isEqualTo("CANCELLED");
        assertThat(line.told(ticket)).containsExactly(TicketNews.CONFIRMED, TicketNews.CANCELLED);
    }

    @Test
    void needARightSignature() {
        TicketSummary ticket = delivered(Priority.RED);
        byte[] body = SameEvents.event(incident(ticket).id(), ticket.id().toString(), "CLOSED")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        assertThat(events().send(body, "sha256=" + "0".repeat(64))).isEqualTo(401);
        assertThat(events().send(body, "x")).isEqualTo(401);
        assertThat(column(ticket, "status")).isEqualTo("NEW");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no",
                "[]",
                "{}",
                "{\"event_id\":\"1\",\"incident_id\":\"I\",\"status\":\"FLYING\",\"at\":\"2026-01-01T00:00:00Z\"}",
                "{\"event_id\":\"1\",\"incident_id\":\"I\",\"status\":\"CLOSED\",\"at\":\"ayer\"}",
                "{\"event_id\":\"1\",\"status\":\"CLOSED\",\"at\":\"2026-01-01T00:00:00Z\"}",
                "{\"incident_id\":\"I\",\"status\":\"CLOSED\",\"at\":\"2026-01-01T00:00:00Z\"}"
            })
    void thatCannotBeReadAreRefused(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String signature = ar.gob.buenosaires.vecino.simulator.Signature.of(
                ar.gob.buenosaires.vecino.DevelopmentSettings.SAME_SECRET, bytes);
        assertThat(events().send(bytes, signature)).isEqualTo(400);
    }

    @Test
    @EdgeCase(80)
    void ofNoTicketAreNotFoundAndMayComeAgain() {
        ObjectNode event = SameEvents.event("INC-9999", UUID.randomUUID().toString(), "CLOSED");
        assertThat(events().send(event)).isEqualTo(404);
        assertThat(events().send(event)).isEqualTo(404);
        assertThat(count("same_event")).isZero();
    }
}
