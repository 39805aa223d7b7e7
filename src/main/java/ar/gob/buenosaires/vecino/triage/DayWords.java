package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.triage.Numerals.Found;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Since when: ayer, hace 3 días, desde el martes, el 15/3. In days before today; negative for a day to come. */
final class DayWords {

    private static final Pattern DATE = Pattern.compile("\\b(\\d{1,2})[/-](\\d{1,2})(?:[/-](\\d{2,4}))?\\b");
    private static final List<String> LENGTHS = List.of("day", "week", "month");

    private final Numerals numerals;
    private final Map<Words, String> days;
    private final Map<Words, String> weekdays;
    private final Map<Words, String> months;
    private final Map<Words, String> units;
    private final List<Words> future;
    private final List<Words> ago;

    DayWords(AnswerWords data, Numerals numerals) {
        this.numerals = numerals;
        days = data.table("days");
        weekdays = data.table("weekdays");
        months = data.table("months");
        units = data.table("ages");
        future = data.phrases("future");
        ago = data.phrases("ago");
    }

    /** An answer to the question since when. */
    Optional<Told.Between> answer(String raw, Words text, LocalDate today) {
        Optional<Told.Between> told = mentioned(raw, text, today);
        if (told.isPresent()) {
            return told;
        }
        if (future.contains(text)) {
            return Optional.of(new Told.Between(-1, -1));
        }
        Optional<Told.Between> length = numerals.find(text).stream()
                .flatMap(number -> length(text, number).stream())
                .findFirst();
        if (length.isPresent()) {
            return length;
        }
        List<Found> numbers = numerals.find(text);
        return numbers.size() == 1 && text.size() <= 2
                ? Optional.of(new Told.Between(
                        numbers.getFirst().value(), numbers.getFirst().value()))
                : Optional.empty();
    }

    /** Since when among other things. */
    Optional<Told.Between> mentioned(String raw, Words text, LocalDate today) {
        Optional<Told.Between> date = date(raw, text, today);
        if (date.isPresent()) {
            return date;
        }
        Optional<Told.Between> counted = numerals.find(text).stream()
                .filter(number -> text.before(number.begin(), 2, ago) || lasting(text, number))
                .flatMap(number -> length(text, number).stream())
                .findFirst();
        if (counted.isPresent()) {
            return counted;
        }
        Optional<Told.Between> named = days.entrySet().stream()
                .filter(entry -> text.find(entry.getKey(), 0) >= 0)
                .max(Map.Entry.comparingByKey((a, b) -> Integer.compare(a.size(), b.size())))
                .map(entry -> exactly(Long.parseLong(entry.getValue())));
        return named.isPresent() ? named : weekday(text, today);
    }

    /** "3 días de fiebre", but not "15 días de vida". */
    private static boolean lasting(Words text, Found number) {
        return text.at(number.end()).startsWith("dia")
                && text.at(number.end() + 1).equals("de")
                && !text.at(number.end() + 2).equals("vida");
    }

    private Optional<Told.Between> length(Words text, Found number) {
        return units.entrySet().stream()
                .filter(entry -> text.matches(number.end(), entry.getKey()) && LENGTHS.contains(entry.getValue()))
                .findFirst()
                .map(entry -> {
                    double from = Quantity.days(number.value(), entry.getValue());
                    return new Told.Between(from, from);
                });
    }

    private Optional<Told.Between> weekday(Words text, LocalDate today) {
        for (Map.Entry<Words, String> entry : weekdays.entrySet()) {
            int at = text.find(entry.getKey(), 0);
            if (at >= 0) {
                int back = Math.floorMod(today.getDayOfWeek().getValue() - Integer.parseInt(entry.getValue()), 7);
                // on a Tuesday "el martes" may be today or a week ago, and so may "el martes pasado" on any day
                boolean open = back == 0 || text.at(at + 1).equals("pasado");
                return Optional.of(new Told.Between(back, open ? back + 7 : back));
            }
        }
        return Optional.empty();
    }

    private Optional<Told.Between> date(String raw, Words text, LocalDate today) {
        Matcher digits = DATE.matcher(raw);
        if (digits.find()) {
            String year = digits.group(3);
            return day(today, Integer.parseInt(digits.group(1)), Integer.parseInt(digits.group(2)), year);
        }
        for (Found number : numerals.find(text)) {
            for (Map.Entry<Words, String> month : months.entrySet()) {
                if (text.at(number.end()).equals("de") && text.matches(number.end() + 1, month.getKey())) {
                    return day(today, (int) number.value(), Integer.parseInt(month.getValue()), null);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Told.Between> day(LocalDate today, int day, int month, @Nullable String year) {
        try {
            int of = year == null ? today.getYear() : Integer.parseInt(year) + (year.length() == 2 ? 2000 : 0);
            LocalDate date = LocalDate.of(of, month, day);
            // in January "el 28 de diciembre" was last year
            LocalDate meant = year == null && date.isAfter(today.plusMonths(6)) ? date.minusYears(1) : date;
            return Optional.of(exactly(ChronoUnit.DAYS.between(meant, today)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Told.Between exactly(long days) {
        return Told.exactly((double) days);
    }
}
