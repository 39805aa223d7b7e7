package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.faq.AskedCounts.Count;
import ar.gob.buenosaires.vecino.faq.AskedCounts.Fate;
import ar.gob.buenosaires.vecino.messaging.Content;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a message counts as in the figures of the console: a word and, where it was about one, {@code service} or
 * {@code service/topic}. It is kept among the grounds. Of whatever may tell of illness, danger or violence nothing is
 * said but that.
 */
final class Tally {

    /** Among the grounds of a turn. */
    static final String KEY = "counted";

    private Tally() {}

    /** @param dialog whether it was said within a dialog about a patient, or alarmed somebody */
    static String of(Decision decision, Content content, boolean dialog) {
        String intent = decision.intent();
        if (dialog || (intent != null && Unanswered.GRAVE.contains(intent))) {
            return Fate.HEALTH.name();
        }
        Object answer = decision.grounds().get("answer");
        if (answer != null) {
            return answered(content) + " " + answer;
        }
        return switch (decision.reason()) {
            case Decision.UNSURE -> about(Fate.ASKED_BACK, intent);
            case Decision.UNKNOWN -> about(Fate.UNANSWERED, likeliest(decision));
            case "elsewhere" -> Fate.ELSEWHERE.name();
            default -> Fate.TALK.name();
        };
    }

    private static Fate answered(Content content) {
        if (content instanceof Content.Choice choice) {
            return ReplyId.question(choice.id()).isPresent() ? Fate.FOUND : Fate.CHOSEN;
        }
        return Fate.ANSWERED;
    }

    private static @Nullable String likeliest(Decision decision) {
        return decision.grounds().get("alternatives") instanceof List<?> others
                        && others.stream().noneMatch(Unanswered.GRAVE::contains)
                        && !others.isEmpty()
                ? String.valueOf(others.getFirst())
                : null;
    }

    private static String about(Fate fate, @Nullable String service) {
        return service == null ? fate.name() : fate.name() + " " + service;
    }

    /** Reads what {@link #of} wrote; empty for what is no such text. */
    static Optional<Count> read(String tally, long times) {
        String[] parts = tally.split("[ /]", 3);
        return Arrays.stream(Fate.values())
                .filter(fate -> fate.name().equals(parts[0]))
                .findFirst()
                .map(fate ->
                        new Count(fate, parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "", times));
    }
}
