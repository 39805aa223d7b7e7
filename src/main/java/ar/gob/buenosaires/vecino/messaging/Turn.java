package ar.gob.buenosaires.vecino.messaging;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one message led to: its ending, the reason, what is said (as a rule one bubble) and on what ground.
 *
 * @param reason a word for people and metrics, e.g. {@code reaction}; never personal
 * @param intent the slug that the message was taken for, or null where none was looked for
 * @param grounds rule or rows matched, score, answer and its version; kept as JSON beside the message, never personal
 * @param urgent the first bubble goes ahead of queue, limits and breaker, as after a sign of danger in the text
 */
public record Turn(
        Outcome outcome,
        String reason,
        @Nullable String intent,
        List<OutgoingMessage> replies,
        Map<String, Object> grounds,
        boolean urgent) {

    public Turn(
            Outcome outcome,
            String reason,
            @Nullable String intent,
            List<OutgoingMessage> replies,
            Map<String, Object> grounds) {
        this(outcome, reason, intent, replies, grounds, false);
    }

    public static Turn ignored(String reason) {
        return new Turn(Outcome.IGNORED, reason, null, List.of(), Map.of());
    }
}
