package ar.gob.buenosaires.vecino.triage;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of protocol files: plain ones, ages with a unit in whole days, and days of the calendar. */
final class Quantity {

    private static final Pattern AGE = Pattern.compile("(\\d+) (day|week|month|year)s?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final double YEAR = 365.25;
    private static final Map<String, Double> DAYS = Map.of("day", 1.0, "week", 7.0, "month", YEAR / 12, "year", YEAR);

    private Quantity() {}

    /** Empty where the text is no such number. */
    static OptionalDouble read(Fact.Kind kind, String text) {
        Matcher age = AGE.matcher(text);
        if (kind == Fact.Kind.AGE && age.matches()) {
            return OptionalDouble.of(days(Double.parseDouble(age.group(1)), age.group(2)));
        }
        if (kind == Fact.Kind.DATE) {
            try {
                return OptionalDouble.of((double) LocalDate.parse(text).toEpochDay());
            } catch (DateTimeParseException e) {
                return OptionalDouble.empty();
            }
        }
        return NUMBER.matcher(text).matches() ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
    }

    /** The first day on which somebody is so old; {@code unit}: day, week, month, year. */
    static double days(double count, String unit) {
        return Math.floor(count * DAYS.getOrDefault(unit, 1.0));
    }
}
