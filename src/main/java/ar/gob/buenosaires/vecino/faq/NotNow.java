package ar.gob.buenosaires.vecino.faq;

/** A step that an item's state does not allow. */
class NotNow extends RuntimeException {

    private final State state;

    NotNow(State state) {
        super("not possible for what is " + state);
        this.state = state;
    }

    State state() {
        return state;
    }
}
