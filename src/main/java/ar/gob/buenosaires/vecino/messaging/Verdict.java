package ar.gob.buenosaires.vecino.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What becomes of a bubble after a send, or after Meta's late word on one. */
sealed interface Verdict {

    /** Meta has it. */
    record Taken(String wamid, @Nullable String waId) implements Verdict {

        @Override
        public String toString() {
            return "taken";
        }
    }

    /** It goes back to the queue. */
    record Again(Instant dueAt, Tries tries, Cause cause) implements Verdict {}

    /** Nobody knows; a status webhook may tell until then. */
    record Unconfirmed(Instant dueAt, Tries tries, Cause cause) implements Verdict {}

    /** Set aside for a person. */
    record Failed(Tries tries, Cause cause) implements Verdict {}

    /** Not to be delivered to this resident. */
    record Dropped(Tries tries, Cause cause) implements Verdict {}

    /**
     * Why.
     *
     * @param label for metrics, out of a closed set
     * @param code Meta's, or null where it did not say one
     * @param word our own, or Meta's trace id; nothing personal
     * @param effect beyond this bubble
     */
    record Cause(String label, @Nullable Integer code, String word, Effect effect) {

        static Cause own(String label, String word) {
            return new Cause(label, null, word, Effect.None.NONE);
        }
    }

    /** What an error means for the other bubbles. */
    sealed interface Effect {

        enum None implements Effect {
            NONE
        }

        record Pause(int code) implements Effect {}

        record Slow(Instant until) implements Effect {}
    }
}
