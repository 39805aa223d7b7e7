package ar.gob.buenosaires.vecino.emergency;

/**
 * What became of a case, for the resident; each is told only where it is true.
 *
 * <p>The texts belong to the conversation, under {@link #phrase()}.
 */
public enum TicketNews {
    /** SAME has not confirmed yet and no dispatcher has acknowledged: call 107. May come several times. */
    UNCONFIRMED("ticket.unconfirmed"),
    /** SAME has the case. */
    CONFIRMED("ticket.confirmed"),
    /** SAME itself says that a unit is on its way; a dispatcher's step on the board never leads to this. */
    UNIT_ON_ITS_WAY("ticket.unit-on-its-way"),
    /** SAME itself says that the unit is there. */
    UNIT_THERE("ticket.unit-there"),
    CLOSED("ticket.closed"),
    CANCELLED("ticket.cancelled");

    private final String phrase;

    TicketNews(String phrase) {
        this.phrase = phrase;
    }

    public String phrase() {
        return phrase;
    }

    /** Whether it is true of a ticket in this state; what SAME itself has said is for the caller to know. */
    public boolean isTrueOf(TicketSummary ticket) {
        return switch (this) {
            case UNCONFIRMED -> ticket.delivery() != DeliveryState.DELIVERED && ticket.status() == TicketStatus.NEW;
            case CONFIRMED ->
                ticket.delivery() == DeliveryState.DELIVERED && !ticket.status().ended();
            case UNIT_ON_ITS_WAY, UNIT_THERE -> !ticket.status().ended();
            case CLOSED -> ticket.status() == TicketStatus.CLOSED;
            case CANCELLED -> ticket.status() == TicketStatus.CANCELLED;
        };
    }
}
