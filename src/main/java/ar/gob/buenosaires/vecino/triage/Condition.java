package ar.gob.buenosaires.vecino.triage;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** When a rule applies. */
sealed interface Condition {

    /** Holds in every case. */
    record Always() implements Condition {}

    /** Something about one fact. */
    record Atom(String fact, FactTest test) implements Condition {}

    record All(List<Condition> parts) implements Condition {}

    record Any(List<Condition> parts) implements Condition {}

    record Not(Condition part) implements Condition {}

    /** At least so many points; a count of symptoms gives one point each. */
    record Score(int atLeast, List<Points> parts) implements Condition {

        private Truth total(Function<Atom, Truth> known) {
            int sure = 0;
            int possible = 0;
            for (Points part : parts) {
                Truth truth = part.when().truth(known);
                sure += truth == Truth.TRUE ? part.points() : 0;
                possible += truth == Truth.FALSE ? 0 : part.points();
            }
            return sure >= atLeast ? Truth.TRUE : possible >= atLeast ? Truth.UNKNOWN : Truth.FALSE;
        }
    }

    /** What a condition adds to a score where it holds; never negative. */
    record Points(int points, Condition when) {}

    /** Whether it holds, given what is known of each atom. */
    default Truth truth(Function<Atom, Truth> known) {
        return switch (this) {
            case Always() -> Truth.TRUE;
            case Atom atom -> known.apply(atom);
            case All(List<Condition> parts) ->
                parts.stream().map(part -> part.truth(known)).reduce(Truth.TRUE, Truth::and);
            case Any(List<Condition> parts) ->
                parts.stream().map(part -> part.truth(known)).reduce(Truth.FALSE, Truth::or);
            case Not(Condition part) -> part.truth(known).not();
            case Score score -> score.total(known);
        };
    }

    /**
     * Every question about a fact in it. A part that is used often is looked at once.
     *
     * @throws IllegalArgumentException where it has too many parts
     */
    default Set<Atom> atoms() {
        Set<Atom> atoms = new LinkedHashSet<>();
        Set<Condition> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Condition> open = new ArrayDeque<>(List.of(this));
        while (!open.isEmpty()) {
            Condition next = open.pop();
            if (seen.add(next)) {
                Effort.check(seen.size(), Effort.MOST_NODES);
                if (next instanceof Atom atom) {
                    atoms.add(atom);
                }
                next.inner().forEach(open::push);
            }
        }
        return atoms;
    }

    private List<Condition> inner() {
        return switch (this) {
            case Always() -> List.of();
            case Atom atom -> List.of();
            case All(List<Condition> parts) -> parts;
            case Any(List<Condition> parts) -> parts;
            case Not(Condition part) -> List.of(part);
            case Score score -> score.parts().stream().map(Points::when).toList();
        };
    }
}
