package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.CityTime;
import ar.gob.buenosaires.vecino.core.GivenReason;
import ar.gob.buenosaires.vecino.core.PlainText;
import ar.gob.buenosaires.vecino.core.Problem;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;

/** A text as the editor's page sends it. Lists are a line each; keywords are pairs of a text and a weight. */
final class ContentForm {

    /** Of a topic that is none of the usual ones: it is named after its title. */
    static final String OTHER_TOPIC = "other";

    private static final int SLUG_LENGTH = 40;

    private final MultiValueMap<String, String> values;

    ContentForm(MultiValueMap<String, String> values) {
        this.values = values;
    }

    /** What stands in a field without spaces around it; empty where there is none. */
    String text(String name) {
        String value = values.getFirst(name);
        return value == null ? "" : value.replace("\r\n", "\n").strip();
    }

    Kind kind() {
        return text("kind").equals(Kind.SERVICE.name()) ? Kind.SERVICE : Kind.ANSWER;
    }

    /** The item's number, or 0 for one that is not stored yet. */
    long id() {
        String id = text("id");
        return id.matches("[0-9]{1,18}") ? Long.parseLong(id) : 0;
    }

    /** The version that the page showed, as an ETag. */
    String etag() {
        return "\"" + text("version") + "\"";
    }

    String reason() {
        return GivenReason.of(text("reason"));
    }

    /** Which item it would be. */
    ItemKey key() {
        if (kind() == Kind.SERVICE) {
            return ItemKey.service(slug(text("title")));
        }
        String chosen = text("topic");
        String topic = chosen.equals(OTHER_TOPIC) ? slug(text("title")) : chosen;
        return ItemKey.answer(
                text("service"), topic.isEmpty() || topic.equals(ContentFileReader.GENERAL) ? null : topic);
    }

    /** A new item with its key and area. */
    Proposal begun() {
        ObjectNode fields = fields();
        ItemKey key = key();
        if (key.kind() == Kind.SERVICE) {
            fields.put("slug", key.service()).put("area", text("area"));
        } else {
            fields.put("service", key.service()).put("topic", key.topic());
        }
        return Proposal.of(fields);
    }

    Proposal proposal() {
        return Proposal.of(fields());
    }

    /** The text as it stands in the form, wrong or not. */
    Document over(@Nullable Document before) {
        return before == null ? proposal().whole(kind()) : proposal().mergedInto(kind(), before);
    }

    private ObjectNode fields() {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.put("title", text("title"));
        if (kind() == Kind.SERVICE) {
            fields.put("short_title", orNull(text("short_title"))).put("summary", text("summary"));
        } else {
            answer(fields);
        }
        words("keyword", fields.putArray("keywords"));
        words("negative", fields.putArray("negatives"));
        lines("examples").forEach(fields.putArray("examples")::add);
        fields.put("reason", orNull(text("reason")));
        return fields;
    }

    private void answer(ObjectNode fields) {
        fields.put("body", text("body"));
        if (text("link_text").isEmpty() && text("link_url").isEmpty()) {
            fields.putNull("link");
        } else {
            fields.putObject("link").put("text", text("link_text")).put("url", text("link_url"));
        }
        ArrayNode next = fields.putArray("follow_ups");
        all("follow_up").stream().filter(target -> !target.isBlank()).distinct().forEach(next::add);
        lines("sources").forEach(fields.putArray("sources")::add);
        fields.put("facts_date", day("facts_date")).put("review_by", day("review_by"));
    }

    private void words(String name, ArrayNode into) {
        List<String> texts = all(name);
        List<String> weights = all(name + "_weight");
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i).strip();
            if (!text.isEmpty()) {
                into.addObject().put("text", text).put("weight", weight(i < weights.size() ? weights.get(i) : ""));
            }
        }
    }

    /** What is no number is no weight that the rules allow either. */
    private static double weight(String typed) {
        try {
            return typed.isBlank()
                    ? Keyword.DEFAULT_WEIGHT
                    : Double.parseDouble(typed.strip().replace(',', '.'));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private List<String> all(String name) {
        return Objects.requireNonNullElse(values.get(name), List.of());
    }

    private List<String> lines(String name) {
        return text(name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private @Nullable String day(String name) {
        LocalDate day = read(text(name), LocalDate::parse);
        return day == null ? null : day.toString();
    }

    /**
     * A time of the city's clocks, or null where none was chosen.
     *
     * @throws Problem for what is none: it must not count as "now"
     */
    @Nullable
    Instant time(String name) {
        String typed = text(name);
        LocalDateTime time = read(typed, LocalDateTime::parse);
        if (time == null && !typed.isEmpty()) {
            throw new Problem(HttpStatus.BAD_REQUEST, "bad-term", "'" + name + "' is no time.");
        }
        return time == null ? null : time.atZone(CityTime.ZONE).toInstant();
    }

    /** The same of a field that was filled in with a time, to the minute: left alone it is still that time. */
    @Nullable
    Instant time(String name, @Nullable Instant before) {
        Instant wanted = time(name);
        boolean same = wanted != null && before != null && wanted.equals(before.truncatedTo(ChronoUnit.MINUTES));
        return same ? before : wanted;
    }

    private static <T> @Nullable T read(String typed, Function<String, T> parse) {
        try {
            return typed.isEmpty() ? null : parse.apply(typed);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** A name for addresses: {@code Verificación (VTV)} becomes {@code verificacion-vtv}. */
    private static String slug(String title) {
        String slug = String.join("-", PlainText.of(title).words()).replaceAll("[^a-z0-9]+", "-");
        String cut = slug.length() > SLUG_LENGTH ? slug.substring(0, SLUG_LENGTH) : slug;
        return cut.replaceAll("^-+|-+$", "");
    }
}
