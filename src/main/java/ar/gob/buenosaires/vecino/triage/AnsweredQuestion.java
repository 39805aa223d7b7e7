package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.triage.Question.Option;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question that somebody answered, or that was settled before it was asked, in the protocol's own words.
 *
 * @param text of the question
 * @param option the title of the only option that says just what is known, or null
 * @param parts what is known of the facts that the question is about; none where the answer was "no sé"
 */
public record AnsweredQuestion(String text, @Nullable String option, List<Part> parts) {

    /**
     * What is known of one fact.
     *
     * @param title of an option that says this alone, or null
     */
    public record Part(Fact fact, Told told, @Nullable String title) {}

    /** Those that were asked, and those that would have told what is known besides; in the protocol's order. */
    public static List<AnsweredQuestion> of(Protocol protocol, Answers answers) {
        Set<String> told = new HashSet<>();
        protocol.questions().stream()
                .filter(question -> answers.asked().contains(question.id()))
                .forEach(question -> told.addAll(question.settles()));
        List<AnsweredQuestion> answered = new ArrayList<>();
        for (Question question : protocol.questions()) {
            List<Part> parts = parts(protocol, question, answers.facts());
            boolean more = false;
            for (Part part : parts) {
                more |= told.add(part.fact().id());
            }
            if (more || answers.asked().contains(question.id())) {
                answered.add(new AnsweredQuestion(question.text(), option(question, answers.facts()), parts));
            }
        }
        return List.copyOf(answered);
    }

    private static List<Part> parts(Protocol protocol, Question question, Map<String, Told> known) {
        List<Part> parts = new ArrayList<>();
        for (String id : question.settles()) {
            Told told = known.get(id);
            if (told != null) {
                protocol.fact(id).ifPresent(fact -> parts.add(new Part(fact, told, title(protocol, id, told))));
            }
        }
        return List.copyOf(parts);
    }

    private static @Nullable String title(Protocol protocol, String fact, Told told) {
        return only(protocol.questions().stream()
                .flatMap(question -> question.options().stream())
                .filter(option -> option.sets().equals(Map.of(fact, told)))
                .toList());
    }

    /** Of the options that say nothing else than what is known, the one that says most. */
    private static @Nullable String option(Question question, Map<String, Told> known) {
        List<Option> saying = question.options().stream()
                .filter(option -> !option.sets().isEmpty()
                        && option.sets().entrySet().stream()
                                .allMatch(set -> covers(set.getValue(), known.get(set.getKey()))))
                .toList();
        int most =
                saying.stream().mapToInt(option -> option.sets().size()).max().orElse(0);
        return only(
                saying.stream().filter(option -> option.sets().size() == most).toList());
    }

    private static @Nullable String only(List<Option> options) {
        List<String> titles = options.stream().map(Option::title).distinct().toList();
        return titles.size() == 1 ? titles.getFirst() : null;
    }

    private static boolean covers(Told said, @Nullable Told known) {
        return switch (known) {
            case null -> false;
            case Told.Values values ->
                said instanceof Told.Values wider && wider.values().containsAll(values.values());
            case Told.Between(double from, double to) ->
                said instanceof Told.Between wider && wider.from() <= from && to <= wider.to();
        };
    }
}
