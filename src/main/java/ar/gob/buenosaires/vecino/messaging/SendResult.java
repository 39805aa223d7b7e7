package ar.gob.buenosaires.vecino.messaging;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How handing a bubble to Meta went. */
public sealed interface SendResult {

    /**
     * Meta took it; delivery is told later by status webhooks.
     *
     * @param waId the phone as Meta writes it, which may differ from what we wrote
     */
    record Accepted(String wamid, @Nullable String waId) implements SendResult {

        @Override
        public String toString() {
            return "accepted";
        }
    }

    /**
     * Meta refused it.
     *
     * @param code Meta's, or the HTTP status where the body names none
     * @param fault it is Meta that is unwell, not this one message: the breaker counts it
     * @param retryAfter Meta's wish, if it had one
     * @param trace Meta's trace id, to quote to its support
     */
    record Refused(
            int code,
            Remedy remedy,
            boolean fault,
            @Nullable Duration retryAfter,
            @Nullable String trace) implements SendResult {}

    /** Nothing reached Meta: no connection, no name, no free connection in time. */
    record NotSent(String reason) implements SendResult {}

    /** It may or may not have been taken: time-out after the request was sent, 502, 504, an answer cut short. */
    record Ambiguous(String reason) implements SendResult {}
}
