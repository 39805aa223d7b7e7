package ar.gob.buenosaires.vecino.triage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Functions of all facts as decision diagrams: a node asks one fact and has a branch for each of its readings; equal
 * parts exist once, so that two functions are equal when they are the same object. What would be billions of
 * combinations are some thousand nodes, and a question about all combinations is answered exactly.
 *
 * <p>A diagram may stand on another one that is no longer added to; many threads may do so at once.
 */
final class Diagram {

    /** A function of the facts. */
    sealed interface Node {
        /** Different from that of every other node of the diagram and those below it. */
        int number();
    }

    /** The same value whatever the facts are. */
    record Leaf(Object value, int number) implements Node {}

    /** Depends on the reading of the axis with this number. */
    static final class Branch implements Node {
        final int axis;
        private final Node[] children;
        private final int number;

        private Branch(int axis, Node[] children, int number) {
            this.axis = axis;
            this.children = children;
            this.number = number;
        }

        @Override
        public int number() {
            return number;
        }

        Node child(int reading) {
            return children[reading];
        }

        int arity() {
            return children.length;
        }
    }

    /** A branch is known by its axis and children. */
    private static final class Key {
        private final int axis;
        private final Node[] children;
        private final int hash;

        Key(int axis, Node[] children) {
            this.axis = axis;
            this.children = children;
            int sum = axis;
            for (Node child : children) {
                sum = 31 * sum + child.number();
            }
            hash = sum;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && axis == key.axis && sameNodes(children, key.children);
        }

        private static boolean sameNodes(Node[] a, Node[] b) {
            for (int i = 0; i < a.length; i++) {
                if (a[i].number() != b[i].number()) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private final @Nullable Diagram base;
    private final Map<Object, Leaf> leaves = new HashMap<>();
    private final Map<Key, Branch> branches = new HashMap<>();
    private int size;

    Diagram() {
        this(null);
    }

    private Diagram(@Nullable Diagram base) {
        this.base = base;
        size = base == null ? 0 : base.size;
    }

    /** An empty one that shares what is in this one. */
    Diagram onTop() {
        return new Diagram(this);
    }

    Node leaf(Object value) {
        Leaf known = base == null ? null : base.leaves.get(value);
        return known != null ? known : leaves.computeIfAbsent(value, fresh -> new Leaf(fresh, size++));
    }

    Node branch(int axis, int arity, IntFunction<Node> child) {
        Effort.check(branches.size(), Effort.MOST_NODES);
        Node[] children = new Node[arity];
        boolean alike = true;
        for (int r = 0; r < arity; r++) {
            children[r] = child.apply(r);
            alike &= children[r].number() == children[0].number();
        }
        if (alike) {
            return children[0];
        }
        Key key = new Key(axis, children);
        Branch known = base == null ? null : base.branches.get(key);
        return known != null ? known : branches.computeIfAbsent(key, fresh -> new Branch(axis, children, size++));
    }

    /** Two functions combined value by value. */
    Node apply(Node a, Node b, BinaryOperator<Object> operator) {
        return combine(a, b, operator, new HashMap<>());
    }

    private Node combine(Node a, Node b, BinaryOperator<Object> operator, Map<Long, Node> done) {
        if (a instanceof Leaf x && b instanceof Leaf y) {
            return leaf(operator.apply(x.value(), y.value()));
        }
        long pair = (long) a.number() << 32 | b.number();
        Node known = done.get(pair);
        if (known != null) {
            return known;
        }
        int axis = Math.min(axis(a), axis(b));
        int arity = axis(a) == axis ? ((Branch) a).arity() : ((Branch) b).arity();
        Node combined = branch(axis, arity, r -> combine(follow(a, axis, r), follow(b, axis, r), operator, done));
        Effort.check(done.size(), Effort.MOST_NODES);
        done.put(pair, combined);
        return combined;
    }

    /** The same function with other values. */
    Node map(Node node, UnaryOperator<Object> operator) {
        return map(node, operator, new HashMap<>());
    }

    private Node map(Node node, UnaryOperator<Object> operator, Map<Integer, Node> done) {
        return switch (node) {
            case Leaf leaf -> leaf(operator.apply(leaf.value()));
            case Branch branch -> {
                Node known = done.get(branch.number);
                if (known == null) {
                    known = branch(branch.axis, branch.arity(), r -> map(branch.child(r), operator, done));
                    done.put(branch.number, known);
                }
                yield known;
            }
        };
    }

    /**
     * The function where only some readings remain possible (a bit each, by axis); it no longer depends on the others,
     * and depends on an axis only if the remaining readings of it make a difference.
     */
    Node restrict(Node node, long[] possible) {
        return restrict(node, possible, new HashMap<>());
    }

    private Node restrict(Node node, long[] possible, Map<Integer, Node> done) {
        if (!(node instanceof Branch branch)) {
            return node;
        }
        Node known = done.get(branch.number);
        if (known == null) {
            long here = possible[branch.axis];
            Node first = restrict(branch.child(Long.numberOfTrailingZeros(here)), possible, done);
            known = branch(
                    branch.axis,
                    branch.arity(),
                    r -> (here & 1L << r) == 0 ? first : restrict(branch.child(r), possible, done));
            done.put(branch.number, known);
        }
        return known;
    }

    /** The function where an axis has this reading. */
    Node where(Node node, int axis, int reading, long[] everything) {
        long[] possible = everything.clone();
        possible[axis] = 1L << reading;
        return restrict(node, possible);
    }

    static Object value(Node node, IntFunction<Integer> reading) {
        Node at = node;
        while (at instanceof Branch branch) {
            at = branch.child(reading.apply(branch.axis));
        }
        return ((Leaf) at).value();
    }

    /** The axes that a function depends on. */
    static Set<Integer> support(Node node) {
        Set<Integer> axes = new HashSet<>();
        nodes(node).forEach(found -> {
            if (found instanceof Branch branch) {
                axes.add(branch.axis);
            }
        });
        return axes;
    }

    /** All values that a function has. */
    static Set<Object> values(Node node) {
        Set<Object> values = new HashSet<>();
        nodes(node).forEach(found -> {
            if (found instanceof Leaf leaf) {
                values.add(leaf.value());
            }
        });
        return values;
    }

    static List<Node> nodes(Node root) {
        List<Node> found = new ArrayList<>(List.of(root));
        Set<Integer> seen = new HashSet<>(Set.of(root.number()));
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i) instanceof Branch branch) {
                for (Node child : branch.children) {
                    if (seen.add(child.number())) {
                        found.add(child);
                    }
                }
            }
        }
        return found;
    }

    private static Node follow(Node node, int axis, int reading) {
        return node instanceof Branch branch && branch.axis == axis ? branch.child(reading) : node;
    }

    private static int axis(Node node) {
        return node instanceof Branch branch ? branch.axis : Integer.MAX_VALUE;
    }
}
