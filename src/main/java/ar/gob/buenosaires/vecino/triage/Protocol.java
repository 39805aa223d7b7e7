package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.triage.Question.Option;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A version of a triage protocol, as its file says it. Never changes; thread-safe. */
public final class Protocol {

    /**
     * What a file says about itself.
     *
     * @param approvers none until somebody has signed it
     * @param validFrom from when its medical content applies, or none
     * @param files what it was read from
     */
    public record Head(
            String id,
            String version,
            String title,
            String author,
            List<String> approvers,
            LocalDate date,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            List<String> files) {}

    private final Head head;
    private final Map<String, Fact> facts = new LinkedHashMap<>();
    private final Map<String, Question> questions = new LinkedHashMap<>();
    private final List<Question> ordered;
    private final Map<String, String> texts;
    private final Map<Priority, List<String>> safetyNets;
    private final Map<String, String> sources;
    private final Tables tables;
    private final Walk walk;

    Protocol(
            Head head,
            List<Fact> facts,
            List<Question> questions,
            List<Block> blocks,
            List<Adjustment> adjustments,
            ProtocolTexts texts) {
        this.head = head;
        this.texts = texts.texts();
        this.safetyNets = texts.safetyNets();
        this.sources = texts.sources();
        ordered = List.copyOf(questions);
        questions.forEach(question -> this.questions.put(question.id(), question));
        Map<String, Fact> unordered = new LinkedHashMap<>();
        facts.forEach(fact -> unordered.put(fact.id(), fact));
        for (Question question : questions) {
            question.settles().forEach(id -> move(id, unordered));
        }
        this.facts.putAll(unordered);
        Map<String, Set<Told>> told = new HashMap<>();
        for (Question question : questions) {
            for (Option option : question.options()) {
                option.sets()
                        .forEach((fact, value) ->
                                told.computeIfAbsent(fact, f -> new HashSet<>()).add(value));
            }
        }
        tables = new Tables(List.copyOf(this.facts.values()), told, blocks, adjustments);
        walk = new Walk(this, tables);
    }

    private void move(String id, Map<String, Fact> from) {
        Fact fact = from.remove(id);
        if (fact != null) {
            facts.put(id, fact);
        }
    }

    public Head head() {
        return head;
    }

    public String id() {
        return head.id();
    }

    public String version() {
        return head.version();
    }

    /** In the order in which they are asked. */
    public List<Question> questions() {
        return ordered;
    }

    public Optional<Question> question(String id) {
        return Optional.ofNullable(questions.get(id));
    }

    public Optional<Fact> fact(String id) {
        return Optional.ofNullable(facts.get(id));
    }

    public List<Fact> facts() {
        return List.copyOf(facts.values());
    }

    /** A text that a resident reads, of an advice id. */
    public Optional<String> text(String id) {
        return Optional.ofNullable(texts.get(id));
    }

    /** Where its rules come from, by the keys that rules name. */
    public Map<String, String> sources() {
        return sources;
    }

    List<String> safetyNet(Priority priority) {
        return safetyNets.getOrDefault(priority, List.of());
    }

    Tables tables() {
        return tables;
    }

    /** What comes next after these answers. */
    public Step next(Answers answers) {
        return walk.next(answers);
    }

    /**
     * Takes up facts that somebody told; of two that contradict each other the worse one stays. What this protocol does not
     * know is left out.
     */
    public Answers tell(Answers answers, Map<String, Told> more) {
        Map<String, Told> merged = new HashMap<>(answers.facts());
        more.forEach((id, told) ->
                fact(id).filter(fact -> fact.allows(told)).ifPresent(fact -> merged.merge(id, told, fact::worse)));
        return new Answers(merged, answers.asked());
    }

    /**
     * Takes an option as the answer to a question.
     *
     * @throws IllegalArgumentException when the question has no such option
     */
    public Answers answer(Answers answers, Question question, String option) {
        Option chosen = question.option(option)
                .orElseThrow(() -> new IllegalArgumentException("no option " + option + " of " + question.id()));
        Answers told = unknown(tell(answers, chosen.sets()), question);
        Set<String> asked = new HashSet<>(told.asked());
        asked.addAll(chosen.skips());
        return new Answers(told.facts(), asked);
    }

    /** Notes that a question was answered; what it did not tell stays unknown. */
    public Answers unknown(Answers answers, Question question) {
        Set<String> asked = new HashSet<>(answers.asked());
        asked.add(question.id());
        return new Answers(answers.facts(), asked);
    }

    /** Takes back what was told about the facts of a question, which may then be asked anew. */
    public Answers forget(Answers answers, Question question) {
        Map<String, Told> facts = new HashMap<>(answers.facts());
        question.settles().forEach(facts::remove);
        List<String> asked = new ArrayList<>(answers.asked());
        asked.removeIf(id -> questions.containsKey(id)
                && questions.get(id).settles().stream().anyMatch(question.settles()::contains));
        return new Answers(facts, new HashSet<>(asked));
    }

    @Override
    public String toString() {
        return id() + " " + version();
    }
}
