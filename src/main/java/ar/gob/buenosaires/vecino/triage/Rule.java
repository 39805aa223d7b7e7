package ar.gob.buenosaires.vecino.triage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a decision table.
 *
 * @param then where the condition holds
 * @param inDoubt where it may hold but not every fact could be known; the same as {@code then} unless the file says
 *     otherwise, as it must for RED
 * @param flag the red flag that it stands for, or none
 * @param sources where the rule comes from
 */
record Rule(
        String id,
        Condition when,
        Outcome then,
        Outcome inDoubt,
        @Nullable String flag,
        List<String> sources,
        int line) {}
