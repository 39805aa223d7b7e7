package ar.gob.buenosaires.vecino.triage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question of a protocol.
 *
 * @param text to somebody who asks for themselves
 * @param textForOther where it is about somebody else; the same where that makes no difference
 * @param again the same in other words, where the first answer was not understood
 * @param why it is asked
 * @param listButton what opens the options where they are a list; none where they are buttons
 * @param parse how a typed answer is read besides by the options' own words; none where it is not
 * @param mayBeUnknown whether "no sé" is taken
 * @param settles ids of the facts that it is about
 * @param notIfKnown ids of facts that make it idle once known
 */
public record Question(
        String id,
        String text,
        String textForOther,
        String again,
        String why,
        @Nullable String listButton,
        List<Option> options,
        @Nullable String parse,
        boolean mayBeUnknown,
        List<String> settles,
        List<String> notIfKnown) {

    public Question {
        options = List.copyOf(options);
        settles = List.copyOf(settles);
        notIfKnown = List.copyOf(notIfKnown);
    }

    /**
     * A button or a row.
     *
     * @param description a line under a row's title
     * @param sets what it tells of facts; what the question settles and this leaves out stays unknown
     * @param skips ids of questions that are idle after it
     * @param words other ways to type it
     */
    public record Option(
            String id,
            String title,
            @Nullable String description,
            Map<String, Told> sets,
            List<String> skips,
            List<String> words) {
        public Option {
            sets = Map.copyOf(sets);
            skips = List.copyOf(skips);
            words = List.copyOf(words);
        }
    }

    public Optional<Option> option(String id) {
        return options.stream().filter(option -> option.id().equals(id)).findFirst();
    }
}
