package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.ContactId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the conversation may know of a ticket; nothing clinical. */
public record TicketSummary(
        UUID id,
        String number,
        UUID event,
        ContactId contact,
        String patientRef,
        Priority priority,
        TicketStatus status,
        DeliveryState delivery,
        boolean complete,
        @Nullable Instant withdrawalRequestedAt,
        Instant createdAt) {}
