package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.triage.Diagram.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** What must hold of the decision tables, each as a list of what does not. */
final class RuleProofs {

    private final Tables tables;
    private final Combinations combinations;
    private final Diagram scratch;

    RuleProofs(Tables tables, Combinations combinations) {
        this.tables = tables;
        this.combinations = combinations;
        scratch = tables.diagram.onTop();
    }

    List<String> everyCombinationHasAnOutcome() {
        List<String> example = combinations.example(tables.outcome, value -> ((Outcome) value).isNone());
        return Diagram.values(tables.outcome).stream().anyMatch(value -> ((Outcome) value).isNone())
                ? List.of("no rule applies where " + String.join(", ", example))
                : List.of();
    }

    /** Whether each rule is the first of its block that applies, in some case where everything is known. */
    List<String> noRuleIsShadowed() {
        List<String> problems = new ArrayList<>();
        for (Block block : tables.blocks) {
            Node free = scratch.leaf(Truth.TRUE);
            List<Rule> before = new ArrayList<>();
            for (Rule rule : block.rules()) {
                Node applies = scratch.restrict(tables.condition(rule.when()), tables.everythingKnown());
                Node first = scratch.apply(applies, free, (a, b) -> ((Truth) a).and((Truth) b));
                if (!Diagram.values(first).contains(Truth.TRUE)) {
                    problems.add(shadowed(block, rule, applies, before));
                }
                free = scratch.apply(free, applies, (a, b) -> ((Truth) a).and(((Truth) b).not()));
                before.add(rule);
            }
        }
        return problems;
    }

    private String shadowed(Block block, Rule rule, Node applies, List<Rule> before) {
        String name = "rule " + rule.id() + " of block " + block.id() + " (line " + rule.line() + ")";
        if (!Diagram.values(applies).contains(Truth.TRUE)) {
            return name + " can never apply: its condition contradicts itself";
        }
        Set<String> by = new TreeSet<>();
        for (Rule earlier : before) {
            Node both = scratch.apply(
                    applies,
                    scratch.restrict(tables.condition(earlier.when()), tables.everythingKnown()),
                    (a, b) -> ((Truth) a).and((Truth) b));
            if (Diagram.values(both).contains(Truth.TRUE)) {
                by.add(earlier.id());
            }
        }
        return name + " is shadowed: every case that it is for is decided before by " + String.join(", ", by);
    }

    /** Whether each rule and adjustment shows in an outcome; a rule may never be needed because of another block. */
    List<String> everyRuleDecidesSomewhere() {
        Set<String> deciding = new HashSet<>();
        Diagram.values(tables.outcome)
                .forEach(value ->
                        deciding.addAll(List.of(((Outcome) value).rule().split("\\+", -1))));
        List<String> problems = new ArrayList<>();
        for (Block block : tables.blocks) {
            for (Rule rule : block.rules()) {
                if (!deciding.contains(rule.id())) {
                    problems.add("rule " + rule.id() + " of block " + block.id() + " (line " + rule.line()
                            + ") is unreachable: it never decides, whatever the answers");
                }
            }
        }
        tables.adjustments.stream()
                .filter(adjustment -> !deciding.contains(adjustment.id()))
                .forEach(adjustment -> problems.add(
                        "adjustment " + adjustment.id() + " (line " + adjustment.line() + ") is unreachable"));
        return problems;
    }

    /** A block's decision, and so a red flag's, is never lost among the other blocks and adjustments. */
    List<String> noRuleEndsBelowItsOwnLevel() {
        List<String> problems = new ArrayList<>();
        for (Node block : tables.decided) {
            check(
                    block,
                    tables.outcome,
                    (own, end) -> !end.priority().isBelow(own.priority()),
                    "ends below its own level: ",
                    problems);
        }
        for (Block block : tables.blocks) {
            for (Rule rule : block.rules()) {
                if (rule.flag() != null) {
                    Node lost = scratch.apply(tables.condition(rule.when()), tables.outcome, (truth, end) -> {
                        Priority least = truth == Truth.TRUE
                                ? rule.then().priority()
                                : truth == Truth.UNKNOWN ? rule.inDoubt().priority() : Priority.NONE;
                        return ((Outcome) end).priority().isBelow(least);
                    });
                    report(lost, "the red flag of rule " + rule.id() + " ends below its own level", problems);
                }
            }
        }
        return problems;
    }

    /** "No sé", in full or between two values, counts like the worst of them, up to YELLOW. */
    List<String> unknownNeverLowers() {
        List<String> problems = new ArrayList<>();
        for (int axis = 0; axis < tables.axes.size(); axis++) {
            Axis here = tables.axes.get(axis);
            for (int open = here.known(); open < here.readings().size(); open++) {
                long reading = here.readings().get(open);
                Node unknown = where(axis, open);
                for (int single = 0; single < here.known(); single++) {
                    if ((reading & 1L << single) != 0) {
                        check(
                                unknown,
                                where(axis, single),
                                (not, known) ->
                                        !not.priority().isBelow(Priority.lower(Priority.YELLOW, known.priority())),
                                "not knowing '%s' (%s) lowers the priority against %s: "
                                        .formatted(here.fact.id(), here.describe(reading), here.describe(1L << single)),
                                problems);
                    }
                }
            }
        }
        return problems;
    }

    List<String> worseNeverLowers() {
        List<String> problems = new ArrayList<>();
        for (int axis = 0; axis < tables.axes.size(); axis++) {
            Axis here = tables.axes.get(axis);
            for (int[] pair : here.worse()) {
                check(
                        where(axis, pair[0]),
                        where(axis, pair[1]),
                        (better, worse) -> !worse.priority().isBelow(better.priority()),
                        "raising '%s' from %s to %s lowers the priority: "
                                .formatted(here.fact.id(), here.describe(1L << pair[0]), here.describe(1L << pair[1])),
                        problems);
            }
        }
        return problems;
    }

    /** Nobody waits for a call that no ticket asks for; only an adjustment may withhold one. */
    List<String> ticketsGoWithPriorities() {
        List<String> problems = new ArrayList<>();
        for (Block block : tables.blocks) {
            for (Rule rule : block.rules()) {
                for (Outcome outcome : List.of(rule.then(), rule.inDoubt())) {
                    if (outcome.ticket() != (outcome.priority() != Priority.NONE)) {
                        problems.add("rule " + outcome.rule() + " (line " + rule.line()
                                + ") has a ticket without a priority, or a priority without a ticket");
                    }
                }
            }
        }
        return problems;
    }

    private Node where(int axis, int reading) {
        return scratch.where(tables.outcome, axis, reading, tables.everything());
    }

    private void check(Node a, Node b, BiPredicate<Outcome, Outcome> holds, String problem, List<String> problems) {
        Node broken = scratch.apply(a, b, (x, y) -> {
            Outcome one = (Outcome) x;
            Outcome other = (Outcome) y;
            return holds.test(one, other)
                    ? ""
                    : "%s by %s, %s by %s".formatted(one.priority(), one.rule(), other.priority(), other.rule());
        });
        Set<Object> found = Diagram.values(broken);
        found.remove("");
        if (!found.isEmpty()) {
            Object worst = found.iterator().next();
            problems.add(problem + worst + ", where " + String.join(", ", combinations.example(broken, worst::equals)));
        }
    }

    private void report(Node broken, String problem, List<String> problems) {
        if (Diagram.values(broken).contains(true)) {
            problems.add(problem + ", where "
                    + String.join(", ", combinations.example(broken, value -> value.equals(true))));
        }
    }
}
