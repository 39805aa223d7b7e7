package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.core.DataNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Puts a protocol together from its file and the shared files that it includes. Blocks come in the order of the
 * includes, the file's own last; questions in the order that the file says.
 */
final class ProtocolReader {

    private static final String[] PARTS = {
        "sources", "facts", "definitions", "questions", "blocks", "adjustments", "advice", "safety_net"
    };

    private final DataNode root;
    private final List<DataNode> parts;
    private final FactReader facts = new FactReader();
    private final Map<String, String> sources = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    ProtocolReader(DataNode root, List<DataNode> shared) {
        this.root = root;
        parts = new ArrayList<>(shared);
        parts.add(root);
    }

    static void checkKeys(DataNode node, String... others) {
        List<String> keys = new ArrayList<>(List.of(PARTS));
        keys.addAll(List.of(others));
        node.only(keys.toArray(String[]::new));
    }

    /** Notes what is wrong; what it returns may be asked for the protocol when nothing is. */
    Supplier<Protocol> read() {
        parts.forEach(this::readWords);
        parts.forEach(facts::read);
        ConditionReader conditions = new ConditionReader(facts.facts());
        parts.forEach(conditions::define);
        List<Question> questions = questions();
        RuleReader rules = new RuleReader(conditions, texts.keySet(), sources.keySet());
        parts.forEach(rules::read);
        Map<Priority, List<String>> nets = safetyNets(rules.usedAdvice);
        checkUse(rules);
        checkQuestions(questions);
        Protocol.Head head = head();
        return () -> new Protocol(
                head,
                List.copyOf(facts.facts().values()),
                questions,
                rules.blocks,
                rules.adjustments,
                new ProtocolTexts(texts, nets, sources));
    }

    private Protocol.Head head() {
        LocalDate date = root.optionalDate("date");
        if (date == null) {
            root.problem("'date' is missing");
        }
        return new Protocol.Head(
                root.text("id"),
                root.text("version"),
                root.text("title"),
                root.text("author"),
                root.texts("approved_by"),
                date == null ? LocalDate.EPOCH : date,
                root.optionalDate("valid_from"),
                root.optionalDate("valid_until"),
                root.texts("include"));
    }

    private void readWords(DataNode part) {
        part.find("sources")
                .map(DataNode::entries)
                .orElse(Map.of())
                .forEach((key, citation) -> sources.put(key, citation.asText()));
        part.find("advice").map(DataNode::entries).orElse(Map.of()).forEach((id, text) -> {
            texts.put(id, text.asText());
            if (text.asText().length() > QuestionReader.Longest.QUESTION.characters * 3) {
                text.problem("the text does not fit into a bubble with others");
            }
        });
    }

    private List<Question> questions() {
        QuestionReader reader = new QuestionReader(facts);
        Map<String, Question> read = new LinkedHashMap<>();
        // a protocol's own wording replaces the shared one
        parts.forEach(part -> part.list("questions").forEach(node -> {
            Question question = reader.read(node);
            read.put(question.id(), question);
        }));
        List<Question> ordered = new ArrayList<>();
        for (DataNode id : root.list("order")) {
            Question question = read.remove(id.asText());
            if (question == null) {
                id.problem("no such question, or twice");
            } else {
                ordered.add(question);
            }
        }
        return ordered;
    }

    private Map<Priority, List<String>> safetyNets(Set<String> used) {
        Map<Priority, List<String>> nets = new EnumMap<>(Priority.class);
        for (DataNode part : parts) {
            part.find("safety_net").map(DataNode::entries).orElse(Map.of()).forEach((name, node) -> {
                Priority.of(name)
                        .ifPresentOrElse(
                                priority -> nets.put(priority, List.of(node.asText())),
                                () -> node.problem("no such priority"));
                if (!texts.containsKey(node.asText())) {
                    node.problem("no text for the advice '" + node.asText() + "'");
                }
                used.add(node.asText());
            });
        }
        return nets;
    }

    private void checkQuestions(List<Question> questions) {
        Set<String> ids = new HashSet<>();
        questions.forEach(question -> ids.add(question.id()));
        questions.stream()
                .flatMap(question -> question.options().stream())
                .flatMap(option -> option.skips().stream())
                .filter(id -> !ids.contains(id))
                .forEach(id -> root.problem("an option skips '" + id + "', which is no question"));
    }

    private void checkUse(RuleReader rules) {
        Set<String> idle = new HashSet<>(
                root.find("advice").map(DataNode::entries).orElse(Map.of()).keySet());
        idle.removeAll(rules.usedAdvice);
        idle.forEach(id -> root.problem("no rule gives the advice '" + id + "'"));
        Set<String> unread = new HashSet<>(
                root.find("sources").map(DataNode::entries).orElse(Map.of()).keySet());
        unread.removeAll(rules.usedSources);
        unread.forEach(key -> root.problem("no rule names the source '" + key + "'"));
    }
}
