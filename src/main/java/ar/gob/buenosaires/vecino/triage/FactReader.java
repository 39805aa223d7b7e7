package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.core.DataNode;
import ar.gob.buenosaires.vecino.triage.Fact.Kind;
import ar.gob.buenosaires.vecino.triage.Fact.Limits;
import ar.gob.buenosaires.vecino.triage.Fact.Role;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the facts of a file, and what options and rules say of their values. */
final class FactReader {

    private final Map<String, Fact> facts = new LinkedHashMap<>();

    void read(DataNode root) {
        root.find("facts").map(DataNode::entries).orElse(Map.of()).forEach((id, node) -> {
            if (facts.containsKey(id)) {
                node.problem("fact '" + id + "' twice");
            }
            facts.put(id, fact(id, node));
        });
    }

    Map<String, Fact> facts() {
        return facts;
    }

    private static Fact fact(String id, DataNode node) {
        node.only(
                "name", "kind", "values", "ordered", "worse_above", "worse_below", "limits", "usual", "untold", "role");
        Kind kind = one(node, "kind", Kind.values(), Kind.LEVELS);
        List<String> values =
                kind == Kind.LEVELS && node.find("values").isEmpty() ? List.of("no", "yes") : node.texts("values");
        if (kind == Kind.LEVELS && (values.size() < 2 || Set.copyOf(values).size() < values.size())) {
            node.problem("two different values or more are needed");
        }
        List<String> limits = node.texts("limits");
        Fact bare = new Fact(
                id,
                node.text("name"),
                kind,
                values,
                !"no".equals(node.optionalText("ordered")),
                number(node, "worse_above", kind),
                number(node, "worse_below", kind),
                limits.size() == 2
                        ? new Limits(bound(node, kind, limits.get(0)), bound(node, kind, limits.get(1)))
                        : Limits.NONE,
                number(node, "usual", kind),
                null,
                one(node, "role", Role.values(), Role.OTHER));
        String untold = node.optionalText("untold");
        Told value = untold == null ? null : told(bare, node, untold);
        return new Fact(
                id,
                bare.name(),
                kind,
                values,
                bare.ordered(),
                bare.worseAbove(),
                bare.worseBelow(),
                bare.limits(),
                bare.usual(),
                value,
                bare.role());
    }

    private static <E extends Enum<E>> E one(DataNode node, String key, E[] values, E fallback) {
        String text = node.optionalText(key);
        if (text == null) {
            return fallback;
        }
        Optional<E> found = Arrays.stream(values)
                .filter(value -> value.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst();
        if (found.isEmpty()) {
            node.problem("'" + key + "' is one of " + Arrays.toString(values));
        }
        return found.orElse(fallback);
    }

    private static double bound(DataNode node, Kind kind, String text) {
        OptionalDouble number = Quantity.read(kind, text);
        if (number.isEmpty()) {
            node.problem("'" + text + "' is no number of this kind");
        }
        return number.orElse(0);
    }

    static @Nullable Double number(DataNode node, String key, Kind kind) {
        String text = node.optionalText(key);
        return text == null ? null : bound(node, kind, text);
    }

    /** What an option's value says of a fact: a value, several with | between, or {from, under}. */
    Optional<Told> told(DataNode node, String id) {
        Fact fact = facts.get(id);
        if (fact == null) {
            node.problem("no such fact '" + id + "'");
            return Optional.empty();
        }
        if (node.isText()) {
            return Optional.ofNullable(told(fact, node, node.asText()));
        }
        node.only("from", "under");
        Double from = number(node, "from", fact.kind());
        Double under = number(node, "under", fact.kind());
        double low = from == null ? fact.limits().from() : from;
        double high = under == null ? fact.limits().to() : Math.nextDown(under);
        if (low > high) {
            node.problem("'from' is not below 'under'");
            return Optional.empty();
        }
        return Optional.of(Told.between(low, high));
    }

    private static @Nullable Told told(Fact fact, DataNode node, String text) {
        if (fact.isNumber()) {
            return Told.number(bound(node, fact.kind(), text));
        }
        List<String> values = List.of(text.split("\\|", -1));
        if (!fact.values().containsAll(values)) {
            node.problem("fact '" + fact.id() + "' has the values " + fact.values());
            return null;
        }
        return new Told.Values(Set.copyOf(values));
    }
}
