package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.triage.Diagram.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * A protocol's rules as one function from everything that can be known to the outcome. An axis per fact that a rule asks
 * for; axes come in the order of the questions, so that the functions stay small.
 */
final class Tables {

    final List<Axis> axes;
    final List<Block> blocks;
    final List<Adjustment> adjustments;
    final Diagram diagram = new Diagram();
    /** Each block's outcome. */
    final List<Node> decided = new ArrayList<>();
    /** The outcome of all. */
    final Node outcome;
    /** Of it what a resident or SAME could tell apart. */
    final Node essence;

    private final Map<String, Integer> axisOf = new HashMap<>();
    /** By identity: a condition's hash would walk all that is in it, shared parts again and again. */
    private final IdentityHashMap<Condition, Node> conditions = new IdentityHashMap<>();

    /**
     * @param facts in the order of the questions
     * @param answers what the options of questions tell, by fact
     */
    Tables(List<Fact> facts, Map<String, Set<Told>> answers, List<Block> blocks, List<Adjustment> adjustments) {
        this.blocks = List.copyOf(blocks);
        this.adjustments = List.copyOf(adjustments);
        Map<String, Set<FactTest>> tests = tests();
        axes = facts.stream()
                .filter(fact -> tests.containsKey(fact.id()))
                .map(fact -> new Axis(
                        fact, tests.getOrDefault(fact.id(), Set.of()), answers.getOrDefault(fact.id(), Set.of())))
                .toList();
        axes.forEach(axis -> axisOf.put(axis.fact.id(), axisOf.size()));
        Node all = diagram.leaf(Outcome.NONE);
        for (Block block : this.blocks) {
            decided.add(decide(block));
        }
        for (Node block : decided.reversed()) {
            all = diagram.apply(block, all, (first, later) -> ((Outcome) first).or((Outcome) later));
        }
        for (Adjustment adjustment : this.adjustments) {
            all = diagram.apply(
                    condition(adjustment.when()),
                    all,
                    (truth, before) -> truth == Truth.FALSE ? before : adjustment.applyTo((Outcome) before));
        }
        outcome = all;
        essence = diagram.map(all, value -> ((Outcome) value).essence());
    }

    private Map<String, Set<FactTest>> tests() {
        Map<String, Set<FactTest>> tests = new HashMap<>();
        List<Condition> all = new ArrayList<>();
        blocks.forEach(block -> block.rules().forEach(rule -> all.add(rule.when())));
        adjustments.forEach(adjustment -> all.add(adjustment.when()));
        for (Condition condition : all) {
            condition
                    .atoms()
                    .forEach(atom -> tests.computeIfAbsent(atom.fact(), fact -> new HashSet<>())
                            .add(atom.test()));
        }
        return tests;
    }

    private Node decide(Block block) {
        Node rest = diagram.leaf(Outcome.NONE);
        for (Rule rule : block.rules().reversed()) {
            rest = diagram.apply(
                    condition(rule.when()), rest, (truth, later) -> decide(rule, (Truth) truth, (Outcome) later));
        }
        return rest;
    }

    private static Outcome decide(Rule rule, Truth truth, Outcome later) {
        return switch (truth) {
            case TRUE -> rule.then();
            case UNKNOWN -> rule.inDoubt().or(later);
            case FALSE -> later;
        };
    }

    /** When a condition holds, as a function whose values are {@link Truth}s. */
    Node condition(Condition condition) {
        Node known = conditions.get(condition);
        if (known == null) {
            known = build(condition);
            conditions.put(condition, known);
        }
        return known;
    }

    private Node build(Condition condition) {
        return switch (condition) {
            case Condition.Always() -> diagram.leaf(Truth.TRUE);
            case Condition.Atom atom -> {
                int number = axisOf(atom.fact());
                Axis axis = axes.get(number);
                List<Long> readings = axis.readings();
                yield diagram.branch(
                        number, readings.size(), r -> diagram.leaf(axis.truth(atom.test(), readings.get(r))));
            }
            case Condition.All(List<Condition> parts) -> fold(parts, Truth.TRUE, (a, b) -> ((Truth) a).and((Truth) b));
            case Condition.Any(List<Condition> parts) -> fold(parts, Truth.FALSE, (a, b) -> ((Truth) a).or((Truth) b));
            case Condition.Not(Condition part) -> diagram.map(condition(part), truth -> ((Truth) truth).not());
            case Condition.Score score -> build(score);
        };
    }

    private Node fold(List<Condition> parts, Truth start, BinaryOperator<Object> operator) {
        Node all = diagram.leaf(start);
        for (Condition part : parts.reversed()) {
            all = diagram.apply(condition(part), all, operator);
        }
        return all;
    }

    /** Points that are sure, and points that are possible. */
    private record Sum(int sure, int possible) {
        Sum plus(int points, Truth truth) {
            return new Sum(sure + (truth == Truth.TRUE ? points : 0), possible + (truth == Truth.FALSE ? 0 : points));
        }
    }

    private Node build(Condition.Score score) {
        Node sum = diagram.leaf(new Sum(0, 0));
        for (Condition.Points part : score.parts().reversed()) {
            sum = diagram.apply(
                    condition(part.when()), sum, (truth, before) -> ((Sum) before).plus(part.points(), (Truth) truth));
        }
        return diagram.map(sum, value -> {
            Sum points = (Sum) value;
            if (points.sure() >= score.atLeast()) {
                return Truth.TRUE;
            }
            return points.possible() >= score.atLeast() ? Truth.UNKNOWN : Truth.FALSE;
        });
    }

    /** The axis of a fact, or -1 where no rule asks for it. */
    int axisOf(String fact) {
        return axisOf.getOrDefault(fact, -1);
    }

    /** Every reading of every axis. */
    long[] everything() {
        return axes.stream()
                .mapToLong(axis -> -1L >>> (64 - axis.readings().size()))
                .toArray();
    }

    /** Every reading that leaves nothing open. */
    long[] everythingKnown() {
        return axes.stream().mapToLong(axis -> -1L >>> (64 - axis.known())).toArray();
    }
}
