package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.emergency.CaseFacts.Location;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Protocol;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket as administrators see it: nothing of who is ill, of what, and where they live. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record PlainTicketJson(
        UUID id,
        String number,
        UUID eventId,
        Priority priority,
        TicketStatus status,
        DeliveryState delivery,
        @Nullable String sameIncidentId,
        boolean complete,
        boolean overdue,
        Instant reportedAt,
        Instant createdAt,
        @Nullable Instant withdrawalRequestedAt,
        Area location,
        @Nullable Protocol protocol,
        int updatesRefused,
        int noContacts,
        long version)
        implements TicketView {

    /** As much of a place as statistics need. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Area(@Nullable String neighbourhood, @Nullable Integer comuna) {}

    static PlainTicketJson of(Ticket ticket, boolean overdue) {
        Location location = ticket.facts().location();
        return new PlainTicketJson(
                ticket.id(),
                ticket.number(),
                ticket.eventId(),
                ticket.priority(),
                ticket.status(),
                ticket.delivery(),
                ticket.sameIncidentId(),
                ticket.isComplete(),
                overdue,
                ticket.reportedAt(),
                ticket.createdAt(),
                ticket.withdrawalRequestedAt(),
                new Area(location.neighbourhood(), location.comuna()),
                ticket.facts().protocol(),
                ticket.updatesRefused(),
                ticket.noContacts(),
                ticket.version());
    }

    /** With what was done, without notes, which may say anything. */
    record Whole(@JsonUnwrapped PlainTicketJson ticket, List<Deed> timeline) implements TicketView {}

    record Deed(Instant at, String who, String what) {}
}
