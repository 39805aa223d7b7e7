package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.messaging.OutgoingMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said to one message, and why.
 *
 * @param reason a word for people and metrics
 * @param intent what it was taken for, or null where nothing was looked for
 * @param service that the answer was about, or null
 * @param grounds rule or rows matched, score, answer and version
 */
record Decision(
        String reason,
        @Nullable String intent,
        @Nullable String service,
        OutgoingMessage bubble,
        Map<String, Object> grounds) {

    static final String UNKNOWN = "unknown";
    static final String UNSURE = "unsure";

    static Decision of(String reason, @Nullable String intent, OutgoingMessage bubble) {
        return new Decision(reason, intent, null, bubble, Map.of());
    }

    /** The answer that it holds, or null where it holds none. */
    @Nullable
    TalkedAbout answered() {
        return service == null ? null : TalkedAbout.of(String.valueOf(grounds.getOrDefault("answer", service)));
    }

    boolean isUnderstood() {
        return !reason.equals(UNKNOWN);
    }

    /** The same with more grounds. */
    Decision because(Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(grounds);
        all.putAll(more);
        return new Decision(reason, intent, service, bubble, all);
    }
}
