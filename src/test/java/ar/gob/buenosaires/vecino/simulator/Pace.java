package ar.gob.buenosaires.vecino.simulator;

import java.time.Duration;
import java.time.Instant;

/** So many in a burst, then one each interval: the generic cell rate algorithm. */
final class Pace {

    private final Duration every;
    private final Duration tolerance;
    private Instant free = Instant.EPOCH;

    Pace(Duration every, int burst) {
        this.every = every;
        this.tolerance = every.multipliedBy(burst - 1L);
    }

    synchronized boolean take(Instant now) {
        if (free.minus(tolerance).isAfter(now)) {
            return false;
        }
        free = (free.isAfter(now) ? free : now).plus(every);
        return true;
    }
}
