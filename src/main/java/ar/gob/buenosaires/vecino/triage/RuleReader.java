package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.core.DataNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads decision tables and adjustments. */
final class RuleReader {

    private final ConditionReader conditions;
    private final Set<String> ids = new HashSet<>();
    private final Set<String> advice;
    private final Set<String> sources;
    final List<Block> blocks = new ArrayList<>();
    final List<Adjustment> adjustments = new ArrayList<>();
    final Set<String> usedAdvice = new HashSet<>();
    final Set<String> usedSources = new HashSet<>();

    RuleReader(ConditionReader conditions, Set<String> advice, Set<String> sources) {
        this.conditions = conditions;
        this.advice = advice;
        this.sources = sources;
    }

    void read(DataNode root) {
        for (DataNode node : root.list("blocks")) {
            node.only("id", "name", "rules");
            List<Rule> rules = new ArrayList<>();
            node.list("rules").forEach(rule -> rules.add(rule(rule)));
            blocks.add(new Block(node.text("id"), node.text("name"), rules));
        }
        root.list("adjustments").forEach(node -> adjustments.add(adjustment(node)));
    }

    private Rule rule(DataNode node) {
        node.only("id", "when", "priority", "ticket", "advice", "in_doubt", "flag", "sources", "note");
        Outcome then = outcome(node, id(node));
        Outcome inDoubt = node.find("in_doubt")
                .map(doubt -> {
                    doubt.only("id", "priority", "ticket", "advice");
                    return outcome(doubt, id(doubt));
                })
                .orElse(then);
        if (then.priority() == Priority.RED && inDoubt.equals(then)) {
            node.problem("a RED rule says what follows 'in_doubt'");
        }
        if (then.priority().isBelow(inDoubt.priority())) {
            node.problem("'in_doubt' is more urgent than the rule itself");
        }
        return new Rule(then.rule(), when(node), then, inDoubt, node.optionalText("flag"), sources(node), node.line());
    }

    private Condition when(DataNode node) {
        return node.find("when").map(conditions::read).orElseGet(() -> {
            node.problem("'when' is missing");
            return new Condition.Always();
        });
    }

    private String id(DataNode node) {
        String id = Ids.rule(node);
        if (!ids.add(id)) {
            node.problem("rule '" + id + "' twice");
        }
        return id;
    }

    private Outcome outcome(DataNode node, String id) {
        Priority priority = priority(node, node.text("priority"));
        String ticket = node.text("ticket");
        if (!Set.of("yes", "no").contains(ticket)) {
            node.problem("'ticket' is yes or no");
        }
        return new Outcome(id, priority, ticket.equals("yes"), advice(node));
    }

    private static Priority priority(DataNode node, String name) {
        return Priority.of(name).orElseGet(() -> {
            node.problem("'priority' is RED, YELLOW, GREEN or NONE");
            return Priority.NONE;
        });
    }

    private List<String> advice(DataNode node) {
        List<String> ids = node.texts("advice");
        usedAdvice.addAll(ids);
        ids.stream()
                .filter(id -> !advice.contains(id))
                .forEach(id -> node.problem("no text for the advice '" + id + "'"));
        return ids;
    }

    private List<String> sources(DataNode node) {
        List<String> keys = node.texts("sources");
        usedSources.addAll(keys);
        if (keys.isEmpty()) {
            node.problem("a rule names its sources");
        }
        keys.stream().filter(key -> !sources.contains(key)).forEach(key -> node.problem("no source '" + key + "'"));
        return keys;
    }

    private Adjustment adjustment(DataNode node) {
        node.only("id", "when", "raise", "ticket", "advice", "sources", "note");
        Map<Priority, Priority> raise = new EnumMap<>(Priority.class);
        node.find("raise").map(DataNode::entries).orElse(Map.of()).forEach((from, to) -> {
            Priority before = priority(to, from);
            Priority after = priority(to, to.asText());
            if (after.isBelow(before)) {
                to.problem("an adjustment never lowers a priority");
            }
            raise.put(before, after);
        });
        return new Adjustment(
                id(node),
                when(node),
                Map.copyOf(raise),
                !"no".equals(node.optionalText("ticket")),
                advice(node),
                sources(node),
                node.line());
    }
}
