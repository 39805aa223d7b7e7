package ar.gob.buenosaires.vecino.messaging;

import java.time.Duration;

/**
 * What to do about one of Meta's errors.
 *
 * @param label a word for metrics, out of a closed set: the code, or the range that it belongs to
 * @param alert a person should look at it
 */
public record Remedy(String label, Action action, Repeats repeats, boolean alert) {

    /**
     * How often and how soon the same is sent again.
     *
     * @param attempts sends in all before it is given up; 0 where only its 24 hours limit it
     * @param backOff wait before the second attempt
     * @param factor by which the wait grows with each further attempt
     */
    public record Repeats(int attempts, Duration backOff, double factor) {}

    /** What is done with the message, and beyond it. */
    public enum Action {
        /** Sent again after a jittered back-off. */
        RETRY,
        /** Cannot reach this resident, or must not: given up. */
        DROP,
        /** Our own mistake or configuration: set aside for a person. */
        FAIL,
        /** The 24-hour window is over. */
        WINDOW_CLOSED,
        /** The number stands still until a person has mended it. */
        PAUSE,
        /** The resident's other identifier is tried, once. */
        OTHER_ADDRESS,
        /** The other way of writing the same phone number is tried, once and only where the settings say so. */
        OTHER_FORM,
        /** Only this resident waits. */
        SLOW_PAIR,
        /** All sends wait. */
        SLOW_ALL
    }
}
