package ar.gob.buenosaires.vecino.emergency;

/** A step that a ticket's state does not allow. */
class StepForbidden extends RuntimeException {

    private final TicketStatus status;

    StepForbidden(TicketStatus status) {
        super("not possible for a ticket that is " + status);
        this.status = status;
    }

    TicketStatus status() {
        return status;
    }
}
