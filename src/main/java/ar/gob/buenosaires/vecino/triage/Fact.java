package ar.gob.buenosaires.vecino.triage;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Something about a patient that rules ask for.
 *
 * @param id as tickets name it, e.g. {@code fever}
 * @param name as a person reads it in a summary
 * @param values named values from the least to the most severe; none where the fact is a number
 * @param ordered whether a later value is worse; an unordered fact never makes a case better or worse by itself
 * @param worseAbove from this number on, a higher one is worse; none where that is not so
 * @param worseBelow below this number, a lower one is worse; none where that is not so
 * @param limits the numbers that can be true
 * @param usual the number that stands for all others where it makes no difference; none where there is a better one
 * @param untold what counts while nobody has asked or told; none where it must be asked
 * @param role what the fact is in a ticket
 */
public record Fact(
        String id,
        String name,
        Kind kind,
        List<String> values,
        boolean ordered,
        @Nullable Double worseAbove,
        @Nullable Double worseBelow,
        Limits limits,
        @Nullable Double usual,
        @Nullable Told untold,
        Role role) {

    public Fact {
        values = List.copyOf(values);
    }

    /** What its values are. */
    public enum Kind {
        /** Named values, the worst last. */
        LEVELS,
        NUMBER,
        /** In days. */
        AGE,
        /** A day, as days before the first message; negative for a day to come. */
        DAYS_AGO,
        /** A day of the calendar, as its number since 1970. */
        DATE
    }

    /** Where a ticket shows it. */
    public enum Role {
        SYMPTOM,
        RISK_FACTOR,
        RED_FLAG,
        OTHER
    }

    /** The least and the greatest number that can be true. */
    public record Limits(double from, double to) {

        static final Limits NONE = new Limits(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

        /** Whether a number can be true. */
        public boolean allow(double number) {
            return number >= from && number <= to;
        }
    }

    boolean isNumber() {
        return kind != Kind.LEVELS;
    }

    /** Whether it can be told of this fact; another version may know other values of the same name. */
    boolean allows(Told told) {
        return switch (told) {
            case Told.Values(Set<String> named) -> !isNumber() && values.containsAll(named);
            case Told.Between between -> isNumber();
        };
    }

    /** What holds after somebody told something twice: what both leave possible, else the worse of them. */
    Told worse(Told before, Told now) {
        return switch (before) {
            case Told.Values a when now instanceof Told.Values b -> worse(a, b);
            case Told.Between a when now instanceof Told.Between b -> worse(a, b);
            default -> now;
        };
    }

    private Told worse(Told.Values a, Told.Values b) {
        Set<String> shared = new TreeSet<>(a.values());
        shared.retainAll(b.values());
        if (!shared.isEmpty()) {
            return new Told.Values(shared);
        }
        if (ordered) {
            return worst(a) > worst(b) ? a : b;
        }
        Set<String> either = new TreeSet<>(a.values());
        either.addAll(b.values());
        return new Told.Values(either);
    }

    private int worst(Told.Values told) {
        return told.values().stream().mapToInt(values::indexOf).max().orElse(-1);
    }

    private Told worse(Told.Between a, Told.Between b) {
        if (a.from() <= b.to() && b.from() <= a.to()) {
            return Told.between(Math.max(a.from(), b.from()), Math.min(a.to(), b.to()));
        }
        if (worseAbove == null && worseBelow == null) {
            return Told.between(Math.min(a.from(), b.from()), Math.max(a.to(), b.to()));
        }
        return severity(a) >= severity(b) ? a : b;
    }

    /** How far a number is on the bad side; of use only within one fact. */
    private double severity(Told.Between told) {
        double above = worseAbove == null ? 0 : Math.max(0, told.to() - worseAbove);
        double below = worseBelow == null ? 0 : Math.max(0, worseBelow - told.from());
        return Math.max(above, below);
    }
}
