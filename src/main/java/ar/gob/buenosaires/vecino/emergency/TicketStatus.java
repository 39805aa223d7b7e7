package ar.gob.buenosaires.vecino.emergency;

/** How far a case has come, in order. */
public enum TicketStatus {
    NEW,
    ACKNOWLEDGED,
    DISPATCHED,
    ARRIVED,
    CLOSED,
    CANCELLED;

    public boolean ended() {
        return this == CLOSED || this == CANCELLED;
    }

    /** Whether SAME's word of the other status would move a case on from this one. */
    boolean isBefore(TicketStatus next) {
        return !ended() && compareTo(next) < 0;
    }
}
