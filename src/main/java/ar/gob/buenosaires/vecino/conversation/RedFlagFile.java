package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.RedFlag.Level;
import ar.gob.buenosaires.vecino.core.DataNode;
import ar.gob.buenosaires.vecino.core.PlainText;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the red-flag data into indexes that share one vocabulary. */
final class RedFlagFile {

    /**
     * How likely danger must be by what was learned from messages.
     *
     * @param alone at which a message is danger without any phrase
     * @param sentence at which a sentence is danger whatever stands around it
     * @param withPhrase under which a phrase does not count
     * @param passedOn words of what people pass on, in which a phrase counts however unlikely: it is asked about
     * @param firm ids of flags whose phrases have the next limit instead
     * @param firmPhrase under which a phrase of a firm flag does not count
     * @param level of a message that no phrase foresaw
     * @param after slugs of services, after whose answers such a message is their line's: "está abajo tocando timbre"
     * @param strength with which phrases enter the learning
     * @param temperature that makes its figures true shares
     */
    record Learning(
            float alone,
            float sentence,
            float withPhrase,
            Set<String> passedOn,
            Set<String> firm,
            float firmPhrase,
            Level level,
            Map<String, HelpLine> after,
            float strength,
            float temperature) {

        /** Under which these signs do not count. */
        float with(List<RedFlag> signs) {
            return signs.stream().anyMatch(sign -> firm.contains(sign.id())) ? firmPhrase : withPhrase;
        }

        boolean isPassedOn(PlainText text) {
            return text.words().stream().anyMatch(passedOn::contains);
        }
    }

    /** In the file's order, with the patterns of each. */
    final Map<RedFlag, List<String>> flags = new LinkedHashMap<>();

    final PhraseIndex<RedFlag> signs;
    final PhraseIndex<Guard> guards;
    final PhraseIndex<Guard> exceptions;
    final String version;
    final Learning learning;

    RedFlagFile(DataNode root, Vocabulary vocabulary) {
        root.only("version", "approved_by", "learned", "slots", "flags", "guards");
        version = root.text("version");
        learning = root.find("learned").map(RedFlagFile::learning).orElseThrow();
        Map<String, List<String>> slots = slots(root);
        signs = new PhraseIndex<>(vocabulary, slots);
        guards = new PhraseIndex<>(vocabulary, slots);
        exceptions = new PhraseIndex<>(vocabulary, slots);
        root.list("flags").forEach(this::readFlag);
        learning.firm().stream()
                .filter(id ->
                        flags.keySet().stream().noneMatch(flag -> flag.id().equals(id)))
                .forEach(id -> root.problem("firm: no such flag " + id));
        root.list("guards").forEach(this::readGuard);
    }

    private static Map<String, List<String>> slots(DataNode root) {
        Map<String, List<String>> slots = new HashMap<>();
        root.find("slots")
                .map(DataNode::entries)
                .orElse(Map.of())
                .forEach((name, words) -> slots.put(name, List.of(words.asText().split(" ", -1))));
        return slots;
    }

    private static Learning learning(DataNode node) {
        node.only(
                "alone",
                "sentence",
                "with_phrase",
                "passed_on",
                "firm",
                "firm_phrase",
                "level",
                "after",
                "strength",
                "temperature");
        return new Learning(
                (float) node.number("alone", 1),
                (float) node.number("sentence", 1),
                (float) node.number("with_phrase", 0),
                Set.copyOf(node.texts("passed_on")),
                Set.copyOf(node.texts("firm")),
                (float) node.number("firm_phrase", 0),
                one(Level.values(), node.text("level")).orElse(Level.RED),
                after(node),
                (float) node.number("strength", 1),
                (float) node.number("temperature", 1));
    }

    private static Map<String, HelpLine> after(DataNode node) {
        Map<String, HelpLine> lines = new HashMap<>();
        node.find("after")
                .map(DataNode::entries)
                .orElse(Map.of())
                .forEach((service, line) -> HelpLine.of(line.asText())
                        .ifPresentOrElse(known -> lines.put(service, known), () -> line.problem("no such line")));
        return Map.copyOf(lines);
    }

    private void readFlag(DataNode node) {
        node.only("id", "name", "level", "line", "language", "phrases");
        Optional<Level> level = one(Level.values(), node.text("level"));
        Optional<HelpLine> line = HelpLine.of(node.text("line"));
        if (level.isEmpty() || line.isEmpty()) {
            node.problem("no such level or line");
            return;
        }
        String language = Optional.ofNullable(node.optionalText("language")).orElse("es");
        RedFlag flag = new RedFlag(node.text("id"), node.text("name"), level.get(), line.get(), language);
        flags.put(flag, node.texts("phrases"));
        node.list("phrases").forEach(phrase -> add(signs, flag, phrase));
    }

    private void readGuard(DataNode node) {
        node.only("id", "where", "within", "flags", "skips", "unless", "phrases");
        Optional<Guard.Where> where = one(Guard.Where.values(), node.text("where"));
        if (where.isEmpty()) {
            node.problem("'where' is before, after or anywhere");
            return;
        }
        Guard guard = new Guard(
                node.text("id"),
                where.get(),
                (int) node.number("within", 0),
                Set.copyOf(node.texts("flags")),
                Set.copyOf(node.texts("skips")));
        node.list("phrases").forEach(phrase -> add(guards, guard, phrase));
        node.list("unless").forEach(phrase -> add(exceptions, guard, phrase));
    }

    private static <T> void add(PhraseIndex<T> index, T what, DataNode phrase) {
        try {
            index.addPattern(what, phrase.asText());
        } catch (IllegalArgumentException e) {
            phrase.problem(String.valueOf(e.getMessage()));
        }
    }

    private static <E extends Enum<E>> Optional<E> one(E[] values, String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
