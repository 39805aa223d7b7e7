package ar.gob.buenosaires.vecino.faq;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change would do, tried on messages. Lists hold the first {@value #MOST}; counts count all.
 *
 * @param revision that was tried
 * @param tried how many labelled messages
 * @param rightBefore how many of them are answered right by what is live
 * @param rightAfter how many would be
 * @param worse labelled messages that are answered right and would not be
 * @param better labelled messages that are not answered right and would be
 * @param broken examples of live content that lead where they should and would not
 * @param own examples of the change itself, and where they lead
 * @param unanswered questions without an answer that would be taken for something else
 * @param clashes keywords that another service has too
 */
@JsonNaming(SnakeCaseStrategy.class)
record Trial(
        int revision,
        int tried,
        int rightBefore,
        int rightAfter,
        Found worse,
        Found better,
        Found broken,
        Found own,
        Found unanswered,
        List<Clash> clashes) {

    static final int MOST = 50;

    /**
     * A message that is taken for something else, or not.
     *
     * @param expected where it should lead, or null where nobody said
     * @param before where it leads: {@code service/topic}, with a question mark where it is only asked back
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Message(String text, @Nullable String expected, String before, String after) {}

    record Found(int count, List<Message> first) {
        static Found of(List<Message> all) {
            return new Found(all.size(), all.stream().limit(MOST).toList());
        }
    }

    /** A keyword that another service has too, with its weight there. */
    record Clash(String keyword, String service, String area, double weight) {}

    /** Whether something would be lost that is right today. */
    public boolean breaksSomething() {
        return broken.count() > 0 || worse.count() > 0;
    }
}
