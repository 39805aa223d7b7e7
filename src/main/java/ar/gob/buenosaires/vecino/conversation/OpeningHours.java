package ar.gob.buenosaires.vecino.conversation;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When something is open, in a small part of OpenStreetMap's {@code opening_hours}: {@code mo-fr 07:00-22:00; sa,su,ph
 * 08:00-14:00}. {@code ph} are holidays, {@code ph off} says that it is closed then; without it nobody knows.
 */
final class OpeningHours {

    /** From one time to another of the same day. */
    record Span(LocalTime from, LocalTime to) {}

    private static final String DAYS = "mo|tu|we|th|fr|sa|su|ph";
    private static final Pattern RULE = Pattern.compile(
            "((?:(?:%1$s)(?:-(?:%1$s))?,?)+) (off|[0-9:,-]+)".formatted(DAYS), Pattern.CASE_INSENSITIVE);
    private static final String HOLIDAY = "ph";
    private static final List<String> WEEK = List.of("mo", "tu", "we", "th", "fr", "sa", "su");

    private final Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
    private @Nullable List<Span> holidays;

    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException when it is none
     */
    OpeningHours(String text) {
        for (String part : text.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*", -1)) {
            Matcher rule = RULE.matcher(part);
            if (!rule.matches()) {
                throw new IllegalArgumentException("no opening hours: " + part);
            }
            List<Span> spans = rule.group(2).equals("off") ? List.of() : spans(rule.group(2));
            for (String days : rule.group(1).split(",", -1)) {
                add(days, spans);
            }
        }
    }

    /** The spans of an ordinary day in order; none when it is closed. */
    List<Span> on(DayOfWeek day) {
        return week.getOrDefault(day, List.of());
    }

    /** The spans of a holiday; empty when nobody knows. */
    Optional<List<Span>> onHolidays() {
        return Optional.ofNullable(holidays);
    }

    private void add(String days, List<Span> spans) {
        if (days.equals(HOLIDAY)) {
            holidays = spans;
            return;
        }
        String[] ends = days.split("-", -1);
        int from = WEEK.indexOf(ends[0]);
        int to = WEEK.indexOf(ends[ends.length - 1]);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("no days: " + days);
        }
        for (int day = from; day <= to; day++) {
            week.put(DayOfWeek.of(day + 1), spans);
        }
    }

    private static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        for (String span : text.split(",", -1)) {
            String[] ends = span.split("-", -1);
            if (ends.length != 2) {
                throw new IllegalArgumentException("no span: " + span);
            }
            spans.add(new Span(LocalTime.parse(ends[0]), LocalTime.parse(ends[1])));
        }
        return List.copyOf(spans);
    }
}
