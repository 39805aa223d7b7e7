package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.triage.Diagram.Branch;
import ar.gob.buenosaires.vecino.triage.Diagram.Leaf;
import ar.gob.buenosaires.vecino.triage.Diagram.Node;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** All combinations of readings: how many there are, and examples of some. */
final class Combinations {

    private final Tables tables;

    Combinations(Tables tables) {
        this.tables = tables;
    }

    BigInteger count() {
        return count(0, tables.axes.size());
    }

    private BigInteger count(int from, int to) {
        BigInteger count = BigInteger.ONE;
        for (int axis = from; axis < to; axis++) {
            count = count.multiply(
                    BigInteger.valueOf(tables.axes.get(axis).readings().size()));
        }
        return count;
    }

    /** How many combinations lead to each value of a function. */
    Map<Object, BigInteger> byValue(Node node) {
        Map<Object, BigInteger> counted = new HashMap<>();
        BigInteger above = count(0, axis(node));
        byValue(node, new HashMap<>()).forEach((value, count) -> counted.put(value, count.multiply(above)));
        return counted;
    }

    /** Counts only the axes from the node's own on. */
    private Map<Object, BigInteger> byValue(Node node, Map<Node, Map<Object, BigInteger>> done) {
        return switch (node) {
            case Leaf leaf -> Map.of(leaf.value(), BigInteger.ONE);
            case Branch branch -> {
                Map<Object, BigInteger> known = done.get(branch);
                if (known == null) {
                    Effort.goOn();
                    known = new HashMap<>();
                    for (int r = 0; r < branch.arity(); r++) {
                        Node child = branch.child(r);
                        BigInteger between = count(branch.axis + 1, axis(child));
                        for (Map.Entry<Object, BigInteger> entry :
                                byValue(child, done).entrySet()) {
                            known.merge(entry.getKey(), entry.getValue().multiply(between), BigInteger::add);
                        }
                    }
                    done.put(branch, known);
                }
                yield known;
            }
        };
    }

    private int axis(Node node) {
        return node instanceof Branch branch ? branch.axis : tables.axes.size();
    }

    /** A combination whose value is wanted, in words; empty where there is none. */
    List<String> example(Node node, Predicate<Object> wanted) {
        List<String> words = new ArrayList<>();
        return find(node, wanted, words, new HashMap<>()) ? words : List.of();
    }

    private boolean find(Node node, Predicate<Object> wanted, List<String> words, Map<Node, Boolean> failed) {
        return switch (node) {
            case Leaf leaf -> wanted.test(leaf.value());
            case Branch branch -> {
                if (failed.containsKey(branch)) {
                    yield false;
                }
                Axis axis = tables.axes.get(branch.axis);
                for (int r = 0; r < branch.arity(); r++) {
                    words.add(
                            axis.fact.id() + "=" + axis.describe(axis.readings().get(r)));
                    if (find(branch.child(r), wanted, words, failed)) {
                        yield true;
                    }
                    words.removeLast();
                }
                failed.put(branch, true);
                yield false;
            }
        };
    }
}
