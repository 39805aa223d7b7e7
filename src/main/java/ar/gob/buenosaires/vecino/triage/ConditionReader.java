package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.core.DataNode;
import ar.gob.buenosaires.vecino.triage.Condition.Atom;
import ar.gob.buenosaires.vecino.triage.Condition.Points;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads conditions: the name of a definition or of a yes-or-no fact, {@code otherwise}, or one of {@code all}, {@code
 * any}, {@code not}, {@code fact} with {@code is}, {@code at_least} or {@code from} and {@code under}, {@code count}
 * with {@code of}, {@code score} with {@code of}.
 */
final class ConditionReader {

    private final Map<String, Fact> facts;
    private final Map<String, DataNode> definitions = new HashMap<>();
    private final Map<String, Defined> read = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    /** Of all that was read, each definition counted at each of its uses: so often is it looked at where it is used. */
    private int size;

    /** @param size how many parts it has when it is written out */
    private record Defined(Condition condition, int size) {}

    ConditionReader(Map<String, Fact> facts) {
        this.facts = facts;
    }

    /** Takes over the definitions of a file; a name may be defined once. */
    void define(DataNode root) {
        root.find("definitions").map(DataNode::entries).orElse(Map.of()).forEach((name, node) -> {
            if (definitions.put(name, node) != null || facts.containsKey(name)) {
                node.problem("'" + name + "' is defined twice");
            }
        });
    }

    Condition read(DataNode node) {
        return grows(node, 1) ? parse(node) : new Condition.Always();
    }

    /** Notes once where it has become too much; nothing more is read then. */
    private boolean grows(DataNode node, int by) {
        boolean before = size <= Effort.MOST_PARTS;
        size = Math.min(size + by, Effort.MOST_PARTS + 1);
        boolean after = size <= Effort.MOST_PARTS;
        if (before && !after) {
            node.problem(Effort.TOO_LARGE);
        }
        return after;
    }

    private Condition parse(DataNode node) {
        if (node.isText()) {
            return named(node, node.asText());
        }
        Map<String, DataNode> entries = node.entries();
        if (entries.containsKey("fact")) {
            return atom(node);
        }
        if (entries.containsKey("count") || entries.containsKey("score")) {
            return score(node, entries);
        }
        node.only("all", "any", "not");
        if (entries.size() != 1) {
            node.problem("a condition is one of all, any, not, fact, count, score");
            return new Condition.Always();
        }
        return switch (entries.keySet().iterator().next()) {
            case "all" -> new Condition.All(parts(node, "all"));
            case "any" -> new Condition.Any(parts(node, "any"));
            case "not" -> new Condition.Not(read(entries.values().iterator().next()));
            default -> new Condition.Always();
        };
    }

    private List<Condition> parts(DataNode node, String key) {
        List<Condition> parts = new ArrayList<>();
        node.list(key).forEach(part -> parts.add(read(part)));
        if (parts.isEmpty()) {
            node.problem("'" + key + "' is empty");
        }
        return List.copyOf(parts);
    }

    private Condition named(DataNode node, String name) {
        if (name.equals("otherwise")) {
            return new Condition.Always();
        }
        DataNode definition = definitions.get(name);
        if (definition != null) {
            return defined(node, name, definition);
        }
        Fact fact = facts.get(name);
        if (fact == null || !fact.values().contains("yes")) {
            node.problem("'" + name + "' is no definition and no yes-or-no fact");
            return new Condition.Always();
        }
        return new Atom(name, new FactTest.OneOf(Set.of("yes")));
    }

    private Condition defined(DataNode node, String name, DataNode definition) {
        Defined known = read.get(name);
        if (known != null) {
            return grows(node, known.size) ? known.condition : new Condition.Always();
        }
        if (!open.add(name)) {
            node.problem("'" + name + "' is defined by itself");
            return new Condition.Always();
        }
        int before = size;
        Condition fresh = read(definition);
        open.remove(name);
        read.put(name, new Defined(fresh, size - before));
        return fresh;
    }

    private Condition atom(DataNode node) {
        node.only("fact", "is", "at_least", "from", "under");
        Fact fact = facts.get(node.text("fact"));
        Optional<FactTest> test = fact == null ? Optional.empty() : Optional.ofNullable(test(node, fact));
        if (test.isEmpty()) {
            node.problem("no such fact, or nothing that can be asked of it");
            return new Condition.Always();
        }
        return new Atom(fact == null ? "" : fact.id(), test.get());
    }

    private static @Nullable FactTest test(DataNode node, Fact fact) {
        if (fact.isNumber()) {
            Double from = FactReader.number(node, "from", fact.kind());
            Double under = FactReader.number(node, "under", fact.kind());
            return from == null && under == null
                    ? null
                    : new FactTest.Range(
                            from == null ? Double.NEGATIVE_INFINITY : from,
                            under == null ? Double.POSITIVE_INFINITY : under);
        }
        String least = node.optionalText("at_least");
        if (least != null) {
            return fact.values().contains(least) && fact.ordered() ? new FactTest.AtLeast(least) : null;
        }
        String one = node.optionalText("is");
        List<String> values = one == null ? List.of() : List.of(one.split("\\|", -1));
        return !values.isEmpty() && fact.values().containsAll(values) ? new FactTest.OneOf(Set.copyOf(values)) : null;
    }

    private Condition score(DataNode node, Map<String, DataNode> entries) {
        node.only("count", "score", "of");
        int atLeast = (int) node.number(entries.containsKey("count") ? "count" : "score", 1);
        List<Points> parts = new ArrayList<>();
        for (DataNode part : node.list("of")) {
            if (!part.isText() && part.entries().containsKey("points")) {
                part.only("points", "when");
                Condition when = part.find("when").map(this::read).orElse(new Condition.Always());
                parts.add(new Points((int) part.number("points", 1), when));
            } else {
                parts.add(new Points(1, read(part)));
            }
        }
        if (parts.isEmpty() || parts.stream().anyMatch(part -> part.points() < 0)) {
            node.problem("points are needed, none below 0");
        }
        return new Condition.Score(atLeast, List.copyOf(parts));
    }
}
