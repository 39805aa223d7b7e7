package ar.gob.buenosaires.vecino.simulator;

import java.time.Duration;

/**
 * How Meta comes back with what was not answered 200: first at once, then ever more rarely, for seven days.
 * Source: reference 2.3.
 */
public record Redelivery(Duration first, int factor, Duration most, Duration giveUpAfter) {

    public static Redelivery likeMeta() {
        return new Redelivery(Duration.ofSeconds(1), 2, Duration.ofHours(1), Duration.ofDays(7));
    }

    /** The same in a hurry, for tests. */
    public static Redelivery quick() {
        return new Redelivery(Duration.ofMillis(50), 2, Duration.ofMillis(500), Duration.ofMinutes(2));
    }

    Duration after(int attempts) {
        Duration wait = first;
        for (int i = 1; i < attempts && wait.compareTo(most) < 0; i++) {
            wait = wait.multipliedBy(factor);
        }
        return wait.compareTo(most) < 0 ? wait : most;
    }
}
