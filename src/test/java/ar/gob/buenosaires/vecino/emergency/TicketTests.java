package ar.gob.buenosaires.vecino.emergency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ar.gob.buenosaires.vecino.core.ContactId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketTests {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Ticket ticket = new Ticket(
            "A-1000",
            UUID.randomUUID(),
            new NewTicket(new ContactId(1), "self", null, Priority.YELLOW, false, NOW, Cases.breathing()),
            NOW);

    @Test
    void cannotBeClosedBeforeAcknowledged() {
        assertThatThrownBy(() -> ticket.close(NOW)).isInstanceOf(StepForbidden.class);
        ticket.acknowledge();
        ticket.close(NOW);
        assertThat(ticket.status()).isEqualTo(TicketStatus.CLOSED);
    }

    @Test
    void canBeCancelledAnyTimeButOnce() {
        ticket.cancel(NOW);
        assertThatThrownBy(() -> ticket.cancel(NOW)).isInstanceOf(StepForbidden.class);
        assertThatThrownBy(ticket::acknowledge).isInstanceOf(StepForbidden.class);
        assertThat(ticket.requestWithdrawal(NOW)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ACKNOWLEDGED, DISPATCHED, DISPATCHED",
        "DISPATCHED, ACKNOWLEDGED, DISPATCHED",
        "ARRIVED, CLOSED, CLOSED",
        "CLOSED, CANCELLED, CLOSED",
        "CANCELLED, CLOSED, CANCELLED",
        "ARRIVED, ARRIVED, ARRIVED"
    })
    void followsSameForwardOnly(TicketStatus first, TicketStatus second, TicketStatus result) {
        ticket.follow(first, NOW);
        ticket.follow(second, NOW);
        assertThat(ticket.status()).isEqualTo(result);
    }

    @Test
    void isRaisedByTheResidentAndLoweredByAPersonOnly() {
        ticket.raise(Priority.GREEN);
        assertThat(ticket.priority()).isEqualTo(Priority.YELLOW);
        ticket.raise(Priority.RED);
        assertThat(ticket.priority()).isEqualTo(Priority.RED);
        ticket.correct(Priority.GREEN);
        assertThat(ticket.priority()).isEqualTo(Priority.GREEN);
    }

    @Test
    void isDeliveredOnceAndRejectedNeverAfterwards() {
        assertThat(ticket.delivered("INC-1")).isTrue();
        assertThat(ticket.delivered("INC-2")).isFalse();
        ticket.rejected();
        assertThat(ticket.delivery()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(ticket.sameIncidentId()).isEqualTo("INC-1");
    }
}
