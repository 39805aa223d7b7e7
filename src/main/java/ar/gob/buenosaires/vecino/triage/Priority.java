package ar.gob.buenosaires.vecino.triage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How soon somebody must look at a case, the least urgent first. */
public enum Priority {
    NONE,
    GREEN,
    YELLOW,
    RED;

    boolean isBelow(Priority other) {
        return compareTo(other) < 0;
    }

    static Priority lower(Priority a, Priority b) {
        return a.isBelow(b) ? a : b;
    }

    static Optional<Priority> of(String name) {
        return Arrays.stream(values())
                .filter(priority -> priority.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
