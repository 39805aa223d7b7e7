package ar.gob.buenosaires.vecino.triage;

import java.util.List;
import java.util.Map;

/** What comes next. */
public sealed interface Step {

    /** This question; the protocol needs its answer. */
    record Ask(Question question) implements Step {}

    /**
     * No further answer could change the outcome.
     *
     * @param ticket whether SAME gets the case
     * @param advice ids of what is said to the resident, in order
     * @param rule the one that decided
     * @param fired every rule that applies for sure or that an unknown answer may make apply
     * @param flags red flags among them
     * @param facts what was told
     */
    record Conclude(
            Priority priority,
            boolean ticket,
            List<String> advice,
            String rule,
            List<String> fired,
            List<String> flags,
            Map<String, Told> facts)
            implements Step {}
}
