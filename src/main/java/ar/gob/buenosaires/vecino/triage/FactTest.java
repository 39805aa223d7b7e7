package ar.gob.buenosaires.vecino.triage;

import java.util.Set;

/** What is asked of one fact's value. */
sealed interface FactTest {

    /** One of these named values. */
    record OneOf(Set<String> values) implements FactTest {
        public OneOf {
            values = Set.copyOf(values);
        }
    }

    /** This named value or a worse one. */
    record AtLeast(String value) implements FactTest {}

    /** A number from the first, up to but without the second. */
    record Range(double from, double under) implements FactTest {}
}
