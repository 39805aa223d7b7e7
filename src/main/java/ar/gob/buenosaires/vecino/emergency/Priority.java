package ar.gob.buenosaires.vecino.emergency;

/** How urgent a case is: código rojo, amarillo, verde; the most urgent first. */
public enum Priority {
    RED(1),
    YELLOW(2),
    GREEN(3);

    private final int rank;

    Priority(int rank) {
        this.rank = rank;
    }

    /** 1 for the most urgent, as the column {@code rank}. */
    int rank() {
        return rank;
    }

    boolean above(Priority other) {
        return rank < other.rank;
    }
}
