package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.triage.Diagram.Leaf;
import ar.gob.buenosaires.vecino.triage.Diagram.Node;
import ar.gob.buenosaires.vecino.triage.Question.Option;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Walks every way through the questions: each option, "no sé", each class of number that can be typed, and each
 * combination of symptoms that can be typed. States from which the same can follow are walked once.
 */
final class Paths {

    /** What all the ways are. */
    record Found(BigInteger paths, int longest, int states) {}

    /** What decides what may follow: the rest of the function, what may still be told, and what may still be asked. */
    private record State(Node rest, List<Long> possible, Set<String> open) {}

    private record Ways(BigInteger paths, int longest) {}

    private final Protocol protocol;
    private final Tables tables;
    private final DirectRules direct;
    private final Walk walk;
    private final Diagram scratch;
    private final Map<State, Ways> done = new HashMap<>();
    private final Map<Node, Set<Integer>> supports = new HashMap<>();
    private final Map<String, List<Map<String, Told>>> typed = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<String> problems = new HashSet<>();
    private int states;

    Paths(Protocol protocol, DirectRules direct) {
        this.protocol = protocol;
        this.direct = direct;
        tables = protocol.tables();
        walk = new Walk(protocol, tables);
        scratch = tables.diagram.onTop();
    }

    Found all() {
        Ways ways = follow(Answers.NONE, tables.essence, tables.everything());
        // not everybody begins with nothing: age is told first by many
        for (Axis axis : tables.axes) {
            for (int c = 0; c < axis.classes(); c++) {
                follow(
                        protocol.tell(Answers.NONE, Map.of(axis.fact.id(), axis.example(c))),
                        tables.essence,
                        tables.everything());
            }
        }
        protocol.questions().stream()
                .filter(question -> !asked.contains(question.id()))
                .forEach(question -> problems.add("question " + question.id() + " is never asked"));
        return new Found(ways.paths(), ways.longest(), states);
    }

    Set<String> problems() {
        return problems;
    }

    private Ways follow(Answers answers, Node before, long[] possibleBefore) {
        Effort.check(done.size(), Effort.MOST_NODES);
        long[] possible = walk.possible(answers);
        Node function = narrows(possibleBefore, possible) ? before : tables.essence;
        State state = state(answers, function, possible);
        Ways known = done.get(state);
        if (known == null) {
            known = walk(answers, scratch.restrict(function, possible), possible);
            done.put(state, known);
        }
        return known;
    }

    private Ways walk(Answers answers, Node rest, long[] possible) {
        if (rest instanceof Leaf leaf) {
            compare(possible, (Outcome) leaf.value());
            return new Ways(BigInteger.ONE, 0);
        }
        State state = state(answers, rest, possible);
        Ways known = done.get(state);
        if (known == null) {
            known = ask(answers, rest, possible);
            done.put(state, known);
            states++;
        }
        return known;
    }

    private Ways ask(Answers answers, Node rest, long[] possible) {
        Optional<Question> next = walk.ask(answers, support(rest));
        if (next.isEmpty()) {
            problems.add("nothing is left to ask and the outcome is open: " + answers);
            return new Ways(BigInteger.ONE, 0);
        }
        asked.add(next.get().id());
        BigInteger paths = BigInteger.ZERO;
        int longest = 0;
        for (Answers after : replies(answers, next.get())) {
            Ways ways = follow(after, rest, possible);
            paths = paths.add(ways.paths());
            longest = Math.max(longest, ways.longest() + 1);
        }
        return new Ways(paths, longest);
    }

    private Set<Integer> support(Node node) {
        return supports.computeIfAbsent(node, Diagram::support);
    }

    /** Answers that contradict each other may leave more open than before. */
    private static boolean narrows(long[] before, long[] now) {
        for (int axis = 0; axis < now.length; axis++) {
            if ((now[axis] & ~before[axis]) != 0) {
                return false;
            }
        }
        return true;
    }

    private State state(Answers answers, Node rest, long[] possible) {
        Set<Integer> support = support(rest);
        List<Long> relevant = new ArrayList<>();
        Set<String> open = new HashSet<>();
        for (int axis : support) {
            relevant.add(possible[axis]);
            for (Question question : walk.settling(axis)) {
                if (Walk.isOpen(question, answers)) {
                    open.add(question.id());
                }
            }
        }
        return new State(rest, relevant, open);
    }

    /** The outcome must be the same whatever the answers to the questions that were not asked. */
    private void compare(long[] possible, Outcome concluded) {
        int[] least = new int[possible.length];
        int[] last = new int[possible.length];
        for (int axis = 0; axis < possible.length; axis++) {
            least[axis] = Long.numberOfTrailingZeros(possible[axis]);
            last[axis] = 63 - Long.numberOfLeadingZeros(possible[axis]);
        }
        for (int[] way : List.of(least, last)) {
            if (!direct.outcome(way).essence().equals(concluded)) {
                problems.add("asking everything would end otherwise than " + concluded);
            }
        }
    }

    private List<Answers> replies(Answers answers, Question question) {
        List<Answers> replies = new ArrayList<>();
        for (Option option : question.options()) {
            replies.add(protocol.answer(answers, question, option.id()));
        }
        Answers unknown = protocol.unknown(answers, question);
        replies.add(unknown);
        for (Map<String, Told> told : typed.computeIfAbsent(question.id(), id -> TypedAnswers.all(question, tables))) {
            replies.add(protocol.tell(unknown, told));
        }
        return replies;
    }
}
