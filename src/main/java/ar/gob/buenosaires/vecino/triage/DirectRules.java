package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.triage.Diagram.Branch;
import ar.gob.buenosaires.vecino.triage.Diagram.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the tables line by line, as a person would: a second opinion on what the diagrams say. */
final class DirectRules {

    private final Tables tables;
    private long evaluated;

    DirectRules(Tables tables) {
        this.tables = tables;
    }

    long evaluated() {
        return evaluated;
    }

    Outcome outcome(int[] readings) {
        Effort.goOn();
        evaluated++;
        Outcome all = Outcome.NONE;
        for (Block block : tables.blocks) {
            all = all.or(decide(block, readings));
        }
        for (Adjustment adjustment : tables.adjustments) {
            if (truth(adjustment.when(), readings) != Truth.FALSE) {
                all = adjustment.applyTo(all);
            }
        }
        return all;
    }

    private Outcome decide(Block block, int[] readings) {
        Outcome doubtful = Outcome.NONE;
        for (Rule rule : block.rules()) {
            Truth truth = truth(rule.when(), readings);
            if (truth == Truth.TRUE) {
                return doubtful.or(rule.then());
            }
            if (truth == Truth.UNKNOWN) {
                doubtful = doubtful.or(rule.inDoubt());
            }
        }
        return doubtful;
    }

    private Truth truth(Condition condition, int[] readings) {
        return condition.truth(atom -> {
            int number = tables.axisOf(atom.fact());
            Axis axis = tables.axes.get(number);
            return axis.truth(atom.test(), axis.readings().get(readings[number]));
        });
    }

    /** Compares both on a case through every branch of every node of the diagram. */
    Set<String> differences() {
        Set<String> problems = new HashSet<>();
        Map<Node, int[]> ways = new HashMap<>();
        Deque<Node> open = new ArrayDeque<>(List.of(tables.outcome));
        ways.put(tables.outcome, new int[tables.axes.size()]);
        while (!open.isEmpty()) {
            if (!(open.remove() instanceof Branch branch)) {
                continue;
            }
            for (int r = 0; r < branch.arity(); r++) {
                int[] way = ways.getOrDefault(branch, new int[0]).clone();
                way[branch.axis] = r;
                if (ways.putIfAbsent(branch.child(r), way) == null) {
                    open.add(branch.child(r));
                }
                if (!Diagram.value(tables.outcome, axis -> way[axis]).equals(outcome(way))) {
                    problems.add("the diagram and the tables disagree; the program is wrong");
                }
            }
        }
        return problems;
    }
}
