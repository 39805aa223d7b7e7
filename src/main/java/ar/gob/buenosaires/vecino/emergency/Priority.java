package ar.gob.buenosaires.vecino.emergency;

/** How urgent a case is: código rojo, amarillo, verde; the most urgent first. */
public enum Priority {
    RED,
    YELLOW,
    GREEN;

    /** 1 for the most urgent, as the column {@code rank}. */
    int rank() {
        return ordinal() + 1;
    }

    boolean above(Priority other) {
        return compareTo(other) < 0;
    }
}
