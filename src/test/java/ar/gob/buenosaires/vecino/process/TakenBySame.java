package ar.gob.buenosaires.vecino.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds the tickets that SAME took against those that waited for it. */
final class TakenBySame {

    private TakenBySame() {}

    /**
     * What went wrong.
     *
     * @param taken ids in the order in which SAME took them
     * @param wanted all ids, the most urgent and oldest first
     * @param tried ids that had been tried in vain just before: these wait for their next turn while others go
     * @param atOnce so many calls may overtake one another
     */
    static List<String> problems(List<String> taken, List<String> wanted, Set<String> tried, int atOnce) {
        Map<String, Integer> places = new HashMap<>();
        wanted.forEach(ticket -> places.put(ticket, places.size()));
        List<String> problems = new ArrayList<>();
        Set<String> missing = new HashSet<>(wanted);
        int slack = 2 * atOnce + tried.size();
        for (int place = 0; place < taken.size(); place++) {
            String ticket = taken.get(place);
            Integer due = places.get(ticket);
            if (due == null) {
                problems.add(ticket + " was never a ticket");
            } else if (!missing.remove(ticket)) {
                problems.add(ticket + " was taken twice");
            } else if (!tried.contains(ticket) && Math.abs(place - due) > slack) {
                problems.add(ticket + " was taken as number " + place + " instead of " + due);
            }
        }
        missing.forEach(ticket -> problems.add(ticket + " never reached SAME"));
        return problems;
    }
}
