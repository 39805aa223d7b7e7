package ar.gob.buenosaires.vecino.simulator;

import java.time.Duration;

/** A way in which SAME can fail a request. */
public sealed interface SameFault {

    /** Answers later than it would, but as it would. */
    record Slow(Duration by) implements SameFault {}

    /** Answers with this status and takes nothing. */
    record Refuse(int status) implements SameFault {}

    /** 429 or 503 with {@code Retry-After}. */
    record Busy(int status, Duration retryAfter) implements SameFault {}

    /** 201 without an incident in it, as a proxy on the way might answer. */
    record Nonsense() implements SameFault {}

    /** Takes what was sent, then the connection closes without an answer. */
    record LoseAnswer() implements SameFault {}
}
