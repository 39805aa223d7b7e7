package ar.gob.buenosaires.vecino.triage;

import java.util.List;
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

    /** Every question about a fact in it, once or more. */
    default List<Atom> atoms() {
        return switch (this) {
            case Always() -> List.of();
            case Atom atom -> List.of(atom);
            case All(List<Condition> parts) ->
                parts.stream().flatMap(part -> part.atoms().stream()).toList();
            case Any(List<Condition> parts) ->
                parts.stream().flatMap(part -> part.atoms().stream()).toList();
            case Not(Condition part) -> part.atoms();
            case Score score ->
                score.parts().stream()
                        .flatMap(points -> points.when().atoms().stream())
                        .toList();
        };
    }
}
