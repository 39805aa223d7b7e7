package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.emergency.CaseFacts.Location;
import ar.gob.buenosaires.vecino.triage.Answers;
import ar.gob.buenosaires.vecino.triage.Told;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a dialog has learned; kept sealed.
 *
 * @param facts what was told, in text form
 * @param asked questions that were answered
 * @param trail the same in order, for "no, me equivoqué"
 * @param flags names of signs of danger
 * @param before whom an earlier dialog of these two days was about, or null where there was none
 */
record Known(
        Map<String, String> facts,
        Set<String> asked,
        List<String> trail,
        List<String> flags,
        @Nullable String before,
        Reach reach) {

    /**
     * How to reach the patient.
     *
     * @param callback another number to call
     * @param outside the place is not in the City
     */
    record Reach(
            Location place,
            @Nullable String callback,
            boolean chatOnly,
            boolean outside,
            @Nullable String name) {

        static final Reach NONE = new Reach(Location.UNKNOWN, null, false, false, null);

        Reach at(Location where, boolean isOutside) {
            return new Reach(where, callback, chatOnly, isOutside, name);
        }

        Reach by(@Nullable String number, boolean onlyChat) {
            return new Reach(place, number, onlyChat, outside, name);
        }

        Reach named(@Nullable String profile) {
            return new Reach(place, callback, chatOnly, outside, profile == null ? name : profile);
        }

        boolean hasPlace() {
            return place.hasPlace();
        }

        /** Whether nobody told yet which number to call. */
        boolean lacksNumber() {
            return callback == null && !chatOnly;
        }
    }

    static final Known NOTHING = new Known(Map.of(), Set.of(), List.of(), List.of(), null, Reach.NONE);

    Answers answers() {
        Map<String, Told> told = new TreeMap<>();
        facts.forEach((id, text) -> told.put(id, Told.parse(text)));
        return new Answers(told, asked);
    }

    Known with(Answers answers) {
        Map<String, String> told = new TreeMap<>();
        answers.facts().forEach((id, value) -> told.put(id, value.toString()));
        return new Known(told, answers.asked(), trail, flags, before, reach);
    }

    /** The last question that was answered comes last, however often it was. */
    Known answered(String question) {
        List<String> longer = new ArrayList<>(trail);
        longer.remove(question);
        longer.add(question);
        return new Known(facts, asked, longer, flags, before, reach);
    }

    Known withoutLast() {
        return new Known(facts, asked, trail.subList(0, trail.size() - 1), flags, before, reach);
    }

    Known flagged(List<String> more) {
        Set<String> all = new LinkedHashSet<>(flags);
        all.addAll(more);
        return new Known(facts, asked, trail, List.copyOf(all), before, reach);
    }

    Known withAll(Map<String, String> told) {
        Map<String, String> all = new TreeMap<>(facts);
        told.forEach(all::putIfAbsent);
        return new Known(all, asked, trail, flags, before, reach);
    }

    Known withFact(String fact, String value) {
        Map<String, String> all = new TreeMap<>(facts);
        all.put(fact, value);
        return new Known(all, asked, trail, flags, before, reach);
    }

    Known after(@Nullable String earlier) {
        return new Known(facts, asked, trail, flags, earlier, reach);
    }

    Known with(Reach other) {
        return new Known(facts, asked, trail, flags, before, other);
    }
}
