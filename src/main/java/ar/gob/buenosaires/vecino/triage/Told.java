package ar.gob.buenosaires.vecino.triage;

import java.util.Set;
import java.util.TreeSet;

/** What is known of a fact. Its text form ({@code yes}, {@code mild|severe}, {@code 38.5}, {@code 5844..21914}) can be kept. */
public sealed interface Told {

    /** One of these named values; which, is not known where there are several. */
    record Values(Set<String> values) implements Told {
        public Values {
            values = Set.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("a fact has at least one value");
            }
        }

        @Override
        public String toString() {
            return String.join("|", new TreeSet<>(values));
        }
    }

    /** A number between these two, which belong to it. */
    record Between(double from, double to) implements Told {
        public Between {
            if (Double.isNaN(from) || Double.isNaN(to) || from > to) {
                throw new IllegalArgumentException("a number lies between two others");
            }
        }

        @Override
        public String toString() {
            return from == to ? text(from) : text(from) + ".." + text(to);
        }

        private static String text(double number) {
            return number == Math.rint(number) && Math.abs(number) < 1e15
                    ? Long.toString((long) number)
                    : Double.toString(number);
        }
    }

    static Told value(String value) {
        return new Values(Set.of(value));
    }

    static Told number(double number) {
        return new Between(number, number);
    }

    static Between exactly(double number) {
        return new Between(number, number);
    }

    static Told between(double from, double to) {
        return new Between(from, to);
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Told parse(String text) {
        int dots = text.indexOf("..");
        if (dots >= 0) {
            return between(Double.parseDouble(text.substring(0, dots)), Double.parseDouble(text.substring(dots + 2)));
        }
        if (text.matches("-?\\d.*")) {
            return number(Double.parseDouble(text));
        }
        return new Values(Set.of(text.split("\\|", -1)));
    }
}
