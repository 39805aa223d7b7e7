package ar.gob.buenosaires.vecino.emergency;

import org.jspecify.annotations.Nullable;

/**
 * What more the resident has told.
 *
 * @param priority raises the ticket's, never lowers it
 * @param facts all that is known now; red flags of before stay, and so does what a person has corrected
 */
public record TicketUpdate(
        @Nullable Priority priority,
        @Nullable Boolean complete,
        @Nullable CaseFacts facts) {}
