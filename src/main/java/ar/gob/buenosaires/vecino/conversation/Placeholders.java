package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.OpeningHours.Span;
import ar.gob.buenosaires.vecino.core.CityTime;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Fills in what an answer leaves to be computed. A placeholder stands on a line of its own; one that cannot be read is
 * left out with its line. {@code {plate-month 10 11 2 …}}: the months of the plates that end in 0, 1, 2 …
 * {@code {open-now name: mo-fr 07:00-22:00; …}}: whether that is open, see {@link OpeningHours}.
 */
@Component
class Placeholders {

    static final Pattern LINE = Pattern.compile("(?m)^[ \\t]*\\{([a-z-]+) ([^}\\n]*)}[ \\t]*(?:\\n|$)");
    static final String PLATE_MONTH = "plate-month";
    static final String OPEN_NOW = "open-now";
    private static final Logger log = LoggerFactory.getLogger(Placeholders.class);
    private static final Locale SPANISH = Locale.of("es", "AR");
    private static final int DAYS_AHEAD = 14;

    private final Phrases phrases;
    private final AskedWords words;
    private final Holidays holidays;
    private final Clock clock;

    Placeholders(Phrases phrases, AskedWords words, Holidays holidays, Clock clock) {
        this.phrases = phrases;
        this.words = words;
        this.holidays = holidays;
        this.clock = clock;
    }

    String fill(String body, Asked asked) {
        return LINE.matcher(body).replaceAll(found -> {
            String filled = fill(found.group(1), found.group(2), asked);
            return filled.isEmpty() ? "" : Matcher.quoteReplacement(filled + "\n");
        });
    }

    /** Whether a text has a placeholder of that kind. */
    static boolean has(String kind, String body) {
        return body.contains("{" + kind + " ");
    }

    private String fill(String kind, String with, Asked asked) {
        try {
            return switch (kind) {
                case PLATE_MONTH -> plateMonth(List.of(with.strip().split("\\s+", -1)), asked);
                case OPEN_NOW ->
                    open(with.substring(0, with.indexOf(':')).strip(), with.substring(with.indexOf(':') + 1), asked);
                default -> "";
            };
        } catch (RuntimeException e) {
            log.warn("a placeholder {} of the content cannot be read", kind);
            return "";
        }
    }

    private String plateMonth(List<String> months, Asked asked) {
        OptionalInt digit = words.bareDigit(asked.text());
        if (digit.isEmpty()) {
            return phrases.say("computed.plate.ask");
        }
        Month month = Month.of(Integer.parseInt(months.get(digit.getAsInt())));
        String key = month == now().getMonth() ? "computed.plate.now" : "computed.plate";
        return phrases.say(key, String.valueOf(digit.getAsInt()), month.getDisplayName(TextStyle.FULL, SPANISH));
    }

    private String open(String name, String schedule, Asked asked) {
        OpeningHours hours = new OpeningHours(schedule);
        ZonedDateTime now = now();
        List<String> lines = new ArrayList<>();
        lines.add(state(name, hours, now));
        for (LocalDate day : words.days(asked.text(), now.toLocalDate())) {
            if (!day.equals(now.toLocalDate())) {
                lines.add(phrases.say("computed.day", day(day), spans(hours, day)));
            }
        }
        return String.join("\n", lines);
    }

    private String state(String name, OpeningHours hours, ZonedDateTime now) {
        LocalDate today = now.toLocalDate();
        LocalTime time = now.toLocalTime();
        Optional<List<Span>> spans = on(hours, today);
        if (spans.isEmpty()) {
            return phrases.say("computed.open.holiday", name);
        }
        for (Span span : spans.get()) {
            if (!time.isBefore(span.from()) && time.isBefore(span.to())) {
                return phrases.say("computed.open.now", name, time(span.to()));
            }
            if (time.isBefore(span.from())) {
                return phrases.say("computed.open.later", name, time(span.from()));
            }
        }
        return next(name, hours, today);
    }

    private String next(String name, OpeningHours hours, LocalDate today) {
        for (int ahead = 1; ahead <= DAYS_AHEAD; ahead++) {
            LocalDate day = today.plusDays(ahead);
            Optional<List<Span>> spans = on(hours, day);
            if (spans.isPresent() && !spans.get().isEmpty()) {
                String from = time(spans.get().getFirst().from());
                return ahead == 1
                        ? phrases.say("computed.open.tomorrow", name, from)
                        : phrases.say("computed.open.day", name, day(day), from);
            }
        }
        return phrases.say("computed.open.closed", name);
    }

    private Optional<List<Span>> on(OpeningHours hours, LocalDate day) {
        return holidays.isHoliday(day) ? hours.onHolidays() : Optional.of(hours.on(day.getDayOfWeek()));
    }

    private String spans(OpeningHours hours, LocalDate day) {
        Function<Span, String> said = span -> phrases.say("computed.span", time(span.from()), time(span.to()));
        return on(hours, day)
                .map(spans -> spans.isEmpty()
                        ? phrases.say("computed.closed")
                        : String.join(" y ", spans.stream().map(said).toList()))
                .orElseGet(() -> phrases.say("computed.holiday"));
    }

    private static String day(LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.FULL, SPANISH) + " " + day.getDayOfMonth();
    }

    private static String time(LocalTime time) {
        return time.getMinute() == 0
                ? String.valueOf(time.getHour())
                : "%d.%02d".formatted(time.getHour(), time.getMinute());
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(CityTime.ZONE);
    }
}
