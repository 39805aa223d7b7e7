package ar.gob.buenosaires.vecino.triage;

import java.util.List;

/**
 * What a rule leads to.
 *
 * @param rule its id
 * @param ticket whether SAME gets the case
 * @param advice ids of what is said
 */
record Outcome(String rule, Priority priority, boolean ticket, List<String> advice) {

    /** No rule of a block applied. */
    static final Outcome NONE = new Outcome("", Priority.NONE, false, List.of());

    Outcome {
        advice = List.copyOf(advice);
    }

    boolean isNone() {
        return rule.isEmpty();
    }

    /** The more urgent of two; of two alike the first, so that earlier blocks and rules decide. */
    Outcome or(Outcome later) {
        if (isNone()) {
            return later;
        }
        return !later.isNone() && priority.isBelow(later.priority) ? later : this;
    }

    /**
     * What further answers may not change: the priority, the ticket, and what is said where nobody else will speak to
     * the resident.
     */
    Outcome essence() {
        return new Outcome("=", priority, ticket, ticket || priority == Priority.RED ? List.of() : advice);
    }
}
