package ar.gob.buenosaires.vecino.process;

import ar.gob.buenosaires.vecino.simulator.Received;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds what residents were told of their tickets against what had become of these by then. */
final class SaidOfTickets {

    /** How long a bubble that was true when it was written may be on its way. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(5);

    private static final Predicate<Set<String>> OPEN =
            deeds -> !deeds.contains("closed") && !deeds.contains("cancelled");

    /** What must have happened to a ticket, and what not, where a phrase is true. */
    private static final Map<String, Predicate<Set<String>>> TRUE_WHERE = Map.of(
            "say.ticket.opened",
            OPEN,
            "say.ticket.green",
            OPEN,
            "say.ticket.incomplete",
            OPEN,
            "say.ticket.unconfirmed",
            OPEN.and(deeds -> !deeds.contains("delivered") && !deeds.contains("acknowledged")),
            "say.ticket.confirmed",
            OPEN.and(deeds -> deeds.contains("delivered")),
            "say.ticket.unit-on-its-way",
            OPEN.and(deeds -> deeds.contains("dispatched")),
            "say.ticket.unit-there",
            OPEN.and(deeds -> deeds.contains("arrived")),
            "say.ticket.closed",
            deeds -> deeds.contains("closed"),
            "say.ticket.cancelled",
            deeds -> deeds.contains("cancelled"));

    /** One entry of a ticket's timeline. */
    record Deed(String number, Instant at, String what) {}

    private final Map<String, Pattern> phrases = new LinkedHashMap<>();
    private final Map<String, List<Deed>> deeds = new TreeMap<>();
    private final Map<String, Integer> told = new TreeMap<>();
    private final List<String> untrue = new ArrayList<>();

    static SaidOfTickets of(JdbcClient database) {
        return new SaidOfTickets(
                database.sql("select t.number, l.at, l.what from ticket t join ticket_timeline l on l.ticket_id = t.id"
                                + " order by l.id")
                        .query((row, n) ->
                                new Deed(row.getString(1), row.getTimestamp(2).toInstant(), row.getString(3)))
                        .list());
    }

    /** @param timeline of all tickets; each ticket's deeds in their order */
    SaidOfTickets(List<Deed> timeline) {
        texts().forEach((key, text) -> {
            if (key.toString().startsWith("say.ticket.")) {
                String quoted = Pattern.quote(text.toString()).replace("{0}", "\\E(A-[0-9]+)\\Q");
                phrases.put(key.toString(), Pattern.compile(quoted));
            }
        });
        if (!phrases.keySet().equals(TRUE_WHERE.keySet())) {
            throw new IllegalStateException("say where these are true: " + phrases.keySet());
        }
        timeline.forEach(deed -> deeds.computeIfAbsent(deed.number(), number -> new ArrayList<>())
                .add(deed));
    }

    private static Properties texts() {
        Properties texts = new Properties();
        try (Reader file =
                Files.newBufferedReader(Path.of("src/main/resources/messages.properties"), StandardCharsets.UTF_8)) {
            texts.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** A phrase as a resident reads it. */
    static String says(String phrase, String number) {
        return texts().getProperty(phrase).replace("{0}", number);
    }

    void check(Received bubble) {
        phrases.forEach((phrase, pattern) -> {
            Matcher said = pattern.matcher(bubble.text());
            while (said.find()) {
                told.merge(phrase, 1, Integer::sum);
                check(phrase, said.group(1), bubble.at(), Objects.requireNonNull(TRUE_WHERE.get(phrase)));
            }
        });
    }

    private void check(String phrase, String number, Instant at, Predicate<Set<String>> isTrue) {
        List<Deed> all = deeds.getOrDefault(number, List.of());
        Set<String> known = new HashSet<>();
        boolean was = false;
        for (Deed deed : all) {
            // true before this deed, and until shortly before it was read
            was |= deed.at().isAfter(at.minus(ON_ITS_WAY)) && isTrue.test(known);
            if (deed.at().isAfter(at)) {
                break;
            }
            known.add(deed.what());
        }
        if (!was && !isTrue.test(known)) {
            untrue.add(phrase + " of " + number + " at " + at + " after " + all);
        }
    }

    /** How often each phrase was said. */
    Map<String, Integer> told() {
        return told;
    }

    List<String> untrue() {
        return untrue;
    }
}
