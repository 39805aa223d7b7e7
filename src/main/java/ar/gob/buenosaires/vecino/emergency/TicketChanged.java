package ar.gob.buenosaires.vecino.emergency;

/**
 * A ticket was opened or changed; published inside the transaction that does it.
 *
 * @param what as in the timeline, e.g. {@code opened}
 */
public record TicketChanged(TicketSummary ticket, String what) {}
