package ar.gob.buenosaires.vecino.triage;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What happens to the outcome of all blocks, e.g. one level more for a second contact.
 *
 * @param raise the level that another becomes; never a lower one
 * @param ticket whether a ticket is opened where the priority asks for one; false: not even then
 * @param advice what is said besides
 */
record Adjustment(
        String id,
        Condition when,
        Map<Priority, Priority> raise,
        boolean ticket,
        List<String> advice,
        List<String> sources,
        int line) {

    Outcome applyTo(Outcome before) {
        Priority after = raise.getOrDefault(before.priority(), before.priority());
        boolean opens = ticket && (before.ticket() || (after != before.priority() && after != Priority.NONE));
        List<String> said = Stream.concat(before.advice().stream(), advice.stream())
                .distinct()
                .toList();
        return new Outcome(before.rule() + "+" + id, after, opens, said);
    }
}
