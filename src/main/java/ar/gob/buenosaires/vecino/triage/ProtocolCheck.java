package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.triage.Diagram.Node;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Proves what must hold of a protocol before anybody uses it, over all combinations of answers: nothing is sampled.
 * Combinations are counted and compared as decision diagrams; {@link Paths} walks every way through the questions; {@link
 * DirectRules} reads the tables a second time, without diagrams.
 */
public final class ProtocolCheck {

    private ProtocolCheck() {}

    /**
     * What was found.
     *
     * @param combinations of everything that answers can tell, what they leave unknown included
     * @param ended how many of them end at each priority; the sum is all of them
     * @param nodes of the diagram that stands for them
     * @param states of a conversation that differ in what may still follow
     * @param paths sequences of answers from the first question to an outcome
     * @param longest the most questions on a path
     * @param evaluated how often the tables were read directly to compare
     * @param problems nothing where the protocol may be used
     */
    public record Report(
            String protocol,
            BigInteger combinations,
            Map<Priority, BigInteger> ended,
            int nodes,
            int states,
            BigInteger paths,
            int longest,
            long evaluated,
            long millis,
            List<String> problems) {

        public boolean passed() {
            return problems.isEmpty();
        }

        @Override
        public String toString() {
            return "%s: %,d combinations (%s) in %,d nodes; %,d paths of at most %d questions through %,d states; %,d read directly; %,d ms; %s"
                    .formatted(
                            protocol,
                            combinations,
                            ended,
                            nodes,
                            paths,
                            longest,
                            states,
                            evaluated,
                            millis,
                            passed() ? "all holds" : problems.size() + " problem(s)");
        }
    }

    public static Report check(Protocol protocol) {
        long begin = System.nanoTime();
        Tables tables = protocol.tables();
        Combinations combinations = new Combinations(tables);
        List<String> problems = new ArrayList<>();
        RuleProofs rules = new RuleProofs(tables, combinations);
        problems.addAll(rules.everyCombinationHasAnOutcome());
        problems.addAll(rules.noRuleIsShadowed());
        problems.addAll(rules.everyRuleDecidesSomewhere());
        problems.addAll(rules.noRuleEndsBelowItsOwnLevel());
        problems.addAll(rules.unknownNeverLowers());
        problems.addAll(rules.worseNeverLowers());
        problems.addAll(rules.ticketsGoWithPriorities());
        DirectRules direct = new DirectRules(tables);
        problems.addAll(direct.differences());
        Paths paths = new Paths(protocol, direct);
        Paths.Found found = paths.all();
        problems.addAll(paths.problems());
        return new Report(
                protocol.toString(),
                combinations.count(),
                ended(tables, combinations),
                Diagram.nodes(tables.outcome).size(),
                found.states(),
                found.paths(),
                found.longest(),
                direct.evaluated(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin),
                List.copyOf(problems));
    }

    private static Map<Priority, BigInteger> ended(Tables tables, Combinations combinations) {
        Map<Priority, BigInteger> ended = new EnumMap<>(Priority.class);
        Node outcome = tables.outcome;
        combinations.byValue(outcome).forEach((value, count) -> {
            ended.merge(((Outcome) value).priority(), count, BigInteger::add);
        });
        return ended;
    }
}
