package ar.gob.buenosaires.vecino.triage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A fact as the rules see it: a few classes that no rule tells apart any further (for a number, the pieces between the
 * rules' thresholds), and the readings that an answer can give: one class, or several where the answer leaves it open.
 * Sets of classes are bit masks.
 */
final class Axis {

    private static final int MOST_CLASSES = 60;
    /** A set of readings is a bit mask too. */
    private static final int MOST_READINGS = 63;

    final Fact fact;
    private final double[] cuts;
    private final List<Long> readings;
    /** The same, for what is asked a million times in a proof. */
    private final long[] masks;

    private final Map<FactTest, Long> tests = new HashMap<>();

    Axis(Fact fact, Collection<FactTest> tests, Collection<Told> answers) {
        this.fact = fact;
        cuts = fact.isNumber() ? cuts(fact, tests) : new double[0];
        if (classes() > MOST_CLASSES) {
            throw tooMany();
        }
        readings = List.copyOf(readings(answers));
        masks = readings.stream().mapToLong(Long::longValue).toArray();
        tests.forEach(test -> this.tests.put(test, mask(test)));
    }

    private IllegalArgumentException tooMany() {
        return new IllegalArgumentException("fact '" + fact.id() + "' has too many values");
    }

    private static double[] cuts(Fact fact, Collection<FactTest> tests) {
        Set<Double> cuts = new TreeSet<>();
        for (FactTest test : tests) {
            if (test instanceof FactTest.Range(double from, double under)) {
                cuts.add(from);
                cuts.add(under);
            }
        }
        if (fact.worseAbove() != null) {
            cuts.add(fact.worseAbove());
        }
        if (fact.worseBelow() != null) {
            cuts.add(fact.worseBelow());
        }
        cuts.removeIf(cut -> cut <= fact.limits().from() || cut > fact.limits().to());
        return cuts.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Single classes first, then what answers leave open, everything last; closed under what two answers share. */
    private Set<Long> readings(Collection<Told> answers) {
        Set<Long> found = new LinkedHashSet<>();
        IntStream.range(0, classes()).forEach(c -> found.add(1L << c));
        answers.forEach(told -> found.add(classesOf(told)));
        found.add(all());
        List<Long> open = new ArrayList<>(found);
        for (int i = 0; i < open.size(); i++) {
            if (open.size() > MOST_READINGS) {
                throw tooMany();
            }
            for (int j = 0; j < i; j++) {
                long shared = open.get(i) & open.get(j);
                if (shared != 0 && found.add(shared)) {
                    open.add(shared);
                }
            }
        }
        return found;
    }

    int classes() {
        return fact.isNumber() ? cuts.length + 1 : fact.values().size();
    }

    long all() {
        return (1L << classes()) - 1;
    }

    List<Long> readings() {
        return readings;
    }

    /** How many of the readings, the first ones, leave nothing open. */
    int known() {
        return classes();
    }

    /** The reading that says just this, or the narrowest one that holds it. */
    int reading(long classes) {
        int best = -1;
        for (int r = 0; r < masks.length; r++) {
            if ((classes & ~masks[r]) == 0 && (best < 0 || Long.bitCount(masks[r]) < Long.bitCount(masks[best]))) {
                best = r;
            }
        }
        return best;
    }

    /** The readings, a bit each, that leave no more open than these classes. */
    long within(long classes) {
        long within = 0;
        for (int r = 0; r < masks.length; r++) {
            within |= (masks[r] & ~classes) == 0 ? 1L << r : 0;
        }
        return within;
    }

    long classesOf(Told told) {
        return switch (told) {
            case Told.Values(Set<String> values) -> {
                long mask = 0;
                for (String value : values) {
                    int index = fact.values().indexOf(value);
                    if (index < 0) {
                        throw new IllegalArgumentException("fact '" + fact.id() + "' has no value '" + value + "'");
                    }
                    mask |= 1L << index;
                }
                yield mask;
            }
            case Told.Between(double from, double to) -> {
                if (!fact.isNumber()) {
                    throw new IllegalArgumentException("fact '" + fact.id() + "' is no number");
                }
                yield span(classOf(from), classOf(to));
            }
        };
    }

    Truth truth(FactTest test, long reading) {
        Long known = tests.get(test);
        long mask = known == null ? mask(test) : known;
        if ((reading & ~mask) == 0) {
            return Truth.TRUE;
        }
        return (reading & mask) == 0 ? Truth.FALSE : Truth.UNKNOWN;
    }

    private long mask(FactTest test) {
        return switch (test) {
            case FactTest.OneOf(Set<String> values) -> classesOf(new Told.Values(values));
            case FactTest.AtLeast(String value) -> all() & -Long.highestOneBit(classesOf(Told.value(value)));
            case FactTest.Range(double from, double under) -> {
                long mask = 0;
                for (int c = 0; c < classes(); c++) {
                    double begin = c == 0 ? fact.limits().from() : cuts[c - 1];
                    mask |= begin >= from && begin < under ? 1L << c : 0;
                }
                yield mask;
            }
        };
    }

    private int classOf(double number) {
        int c = 0;
        while (c < cuts.length && number >= cuts[c]) {
            c++;
        }
        return c;
    }

    private static long span(int from, int to) {
        return (to == 63 ? -1L : (1L << (to + 1)) - 1) & -(1L << from);
    }

    /** Neighbouring classes of which the second is worse. */
    List<int[]> worse() {
        List<int[]> pairs = new ArrayList<>();
        for (int c = 0; c + 1 < classes(); c++) {
            if (fact.isNumber()) {
                if (fact.worseAbove() != null && c > 0 && cuts[c - 1] >= fact.worseAbove()) {
                    pairs.add(new int[] {c, c + 1});
                }
                if (fact.worseBelow() != null && cuts[c] <= fact.worseBelow()) {
                    pairs.add(new int[] {c + 1, c});
                }
            } else if (fact.ordered()) {
                pairs.add(new int[] {c, c + 1});
            }
        }
        return pairs;
    }

    /** The class of the least severe value; the first one where none is better. */
    int normal() {
        if (fact.usual() != null) {
            return classOf(fact.usual());
        }
        if (fact.worseAbove() != null) {
            return classOf(fact.worseAbove());
        }
        return fact.worseBelow() != null ? classOf(fact.worseBelow()) : 0;
    }

    /** A value of a class. */
    Told example(int c) {
        if (!fact.isNumber()) {
            return Told.value(fact.values().get(c));
        }
        if (c > 0) {
            return Told.number(cuts[c - 1]);
        }
        double from = fact.limits().from();
        return Told.number(Double.isInfinite(from) ? (cuts.length == 0 ? 0 : cuts[0] - 1) : from);
    }

    /** A class or an open reading as a person reads it. */
    String describe(long reading) {
        if (reading == all()) {
            return "unknown";
        }
        List<String> parts = new ArrayList<>();
        for (int c = 0; c < classes(); c++) {
            if ((reading & 1L << c) != 0) {
                parts.add(fact.isNumber() ? range(c) : fact.values().get(c));
            }
        }
        return String.join(" or ", parts);
    }

    private String range(int c) {
        String low = c == 0 ? "" : "from " + cuts[c - 1];
        String high = c == cuts.length ? "" : (c == 0 ? "under " : " under ") + cuts[c];
        return (low + high).isEmpty() ? "any" : low + high;
    }
}
