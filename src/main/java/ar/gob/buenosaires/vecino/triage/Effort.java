package ar.gob.buenosaires.vecino.triage;

/** How much a text may ask of the machine that reads and proves it. */
final class Effort {

    /** Nodes of a diagram, or steps towards one: some hundred megabytes. */
    static final int MOST_NODES = 1_000_000;

    /** Parts of conditions where each definition is written out at each of its uses. */
    static final int MOST_PARTS = 20_000;

    /** What can be typed as the answer to one question. */
    static final int MOST_TYPED = 50_000;

    static final String TOO_LARGE = "the rules are too large to be proved";

    private Effort() {}

    /**
     * Called in whatever may take long.
     *
     * @throws IllegalArgumentException where there is too much of it, or the thread was given up
     */
    static void check(int done, int most) {
        if (done > most) {
            throw new IllegalArgumentException(TOO_LARGE);
        }
        goOn();
    }

    /** @throws IllegalArgumentException where the thread was given up */
    static void goOn() {
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalArgumentException("proving it takes too long");
        }
    }
}
