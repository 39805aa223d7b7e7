package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.triage.Diagram.Branch;
import ar.gob.buenosaires.vecino.triage.Diagram.Leaf;
import ar.gob.buenosaires.vecino.triage.Diagram.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * From one answer to the next question: the first one of the protocol that could still change the outcome, or the
 * outcome when none could.
 */
final class Walk {

    private final Protocol protocol;
    private final Tables tables;
    private final List<List<Question>> settling;

    Walk(Protocol protocol, Tables tables) {
        this.protocol = protocol;
        this.tables = tables;
        settling = tables.axes.stream()
                .map(axis -> protocol.questions().stream()
                        .filter(question -> question.settles().contains(axis.fact.id()))
                        .toList())
                .toList();
    }

    Step next(Answers answers) {
        long[] possible = possible(answers);
        Node rest = tables.diagram.onTop().restrict(tables.essence, possible);
        return switch (rest) {
            case Leaf leaf -> conclude(answers, possible);
            case Branch branch ->
                new Step.Ask(ask(answers, Diagram.support(rest)).orElseThrow());
        };
    }

    /** The first question that is open and settles one of the facts that make a difference. */
    Optional<Question> ask(Answers answers, Set<Integer> support) {
        return protocol.questions().stream()
                .filter(question -> isOpen(question, answers))
                .filter(question -> question.settles().stream().anyMatch(fact -> support.contains(tables.axisOf(fact))))
                .findFirst();
    }

    /** The questions that tell something of an axis. */
    List<Question> settling(int axis) {
        return settling.get(axis);
    }

    static boolean isOpen(Question question, Answers answers) {
        return !answers.asked().contains(question.id())
                && (question.notIfKnown().isEmpty() || !answers.facts().keySet().containsAll(question.notIfKnown()));
    }

    private static boolean isAnyOpen(List<Question> questions, Answers answers) {
        for (Question question : questions) {
            if (isOpen(question, answers)) {
                return true;
            }
        }
        return false;
    }

    /** The readings of each axis that the answers, and those still to come, leave possible. */
    long[] possible(Answers answers) {
        long[] possible = new long[tables.axes.size()];
        for (int i = 0; i < possible.length; i++) {
            possible[i] = possible(tables.axes.get(i), settling.get(i), answers);
        }
        return possible;
    }

    private static long possible(Axis axis, List<Question> settling, Answers answers) {
        Told told = answers.facts().get(axis.fact.id());
        long classes = told == null ? axis.all() : axis.classesOf(told);
        if (Long.bitCount(classes) > 1 && isAnyOpen(settling, answers)) {
            return axis.within(classes);
        }
        Told untold = axis.fact.untold();
        if (told == null
                && untold != null
                && settling.stream().noneMatch(question -> answers.asked().contains(question.id()))) {
            classes = axis.classesOf(untold);
        }
        return 1L << axis.reading(classes);
    }

    private Step conclude(Answers answers, long[] possible) {
        // facts that are still open make no difference: the least severe value stands for all
        Outcome outcome = (Outcome) Diagram.value(tables.outcome, axis -> least(axis, possible[axis]));
        Set<String> fired = new LinkedHashSet<>();
        Set<String> flags = new LinkedHashSet<>();
        tables.blocks.forEach(block -> fired(block, possible, fired, flags));
        fired.add(outcome.rule());
        List<String> advice = Stream.concat(outcome.advice().stream(), protocol.safetyNet(outcome.priority()).stream())
                .distinct()
                .toList();
        return new Step.Conclude(
                outcome.priority(),
                outcome.ticket(),
                advice,
                outcome.rule(),
                List.copyOf(fired),
                List.copyOf(flags),
                Map.copyOf(new TreeMap<>(answers.facts())));
    }

    /** The rules of a block that applied; none after one that still hangs on what was not asked. */
    private void fired(Block block, long[] possible, Set<String> fired, Set<String> flags) {
        for (Rule rule : block.rules()) {
            Truth truth = rule.when().truth(atom -> truth(atom, possible));
            if (truth == Truth.TRUE) {
                fired.add(rule.id());
                if (rule.flag() != null) {
                    flags.add(rule.flag());
                }
                return;
            }
            if (truth == Truth.UNKNOWN) {
                if (rule.when().truth(atom -> leastTruth(atom, possible)) == Truth.FALSE) {
                    return;
                }
                fired.add(rule.inDoubt().rule());
            }
        }
    }

    private Truth truth(Condition.Atom atom, long[] possible) {
        int number = tables.axisOf(atom.fact());
        Axis axis = tables.axes.get(number);
        long classes = 0;
        for (int r = 0; r < axis.readings().size(); r++) {
            classes |= (possible[number] & 1L << r) == 0 ? 0 : axis.readings().get(r);
        }
        return axis.truth(atom.test(), classes);
    }

    private Truth leastTruth(Condition.Atom atom, long[] possible) {
        int number = tables.axisOf(atom.fact());
        Axis axis = tables.axes.get(number);
        return axis.truth(atom.test(), axis.readings().get(least(number, possible[number])));
    }

    private int least(int number, long possible) {
        Axis axis = tables.axes.get(number);
        if (Long.bitCount(possible) == 1) {
            return Long.numberOfTrailingZeros(possible);
        }
        List<Integer> single = new ArrayList<>();
        for (int r = 0; r < axis.known(); r++) {
            if ((possible & 1L << r) != 0) {
                single.add(r);
            }
        }
        return single.contains(axis.normal()) ? axis.normal() : single.getFirst();
    }
}
