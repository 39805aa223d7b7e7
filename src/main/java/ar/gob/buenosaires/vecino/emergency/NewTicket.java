package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.ContactId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case to be opened.
 *
 * @param patientRef which patient of this contact, e.g. {@code self} or {@code other-2}; nothing personal. One open
 *     ticket for each.
 * @param event of another patient in the same home; null: that of the contact's open ticket, or a new one
 * @param complete whether all questions were answered
 * @param reportedAt when the resident wrote of it
 */
public record NewTicket(
        ContactId contact,
        String patientRef,
        @Nullable UUID event,
        Priority priority,
        boolean complete,
        Instant reportedAt,
        CaseFacts facts) {}
