package ar.gob.buenosaires.vecino.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A bubble that a resident received.
 *
 * @param at when Meta took it
 * @param callbackData {@code biz_opaque_callback_data}: the outbox id
 * @param raw the request body as it came
 */
public record Received(Instant at, String wamid, String callbackData, String addressedAs, String raw) {

    /** Something that can be tapped: a reply button or a list row. */
    public record Option(String id, String title, String description, boolean row) {}

    public JsonNode json() {
        return MetaJson.read(raw);
    }

    public String type() {
        return json().path("type").asText();
    }

    /** What the resident reads in the bubble, without buttons. */
    public String text() {
        JsonNode message = json();
        return switch (type()) {
            case "text" -> message.path("text").path("body").asText();
            case "interactive" ->
                message.path("interactive").path("body").path("text").asText();
            case "template" -> message.path("template").toString();
            default -> message.path(type()).path("caption").asText();
        };
    }

    /** The buttons, or the rows of the list, in order. */
    public List<Option> options() {
        JsonNode action = json().path("interactive").path("action");
        List<Option> options = new ArrayList<>();
        action.path("buttons").forEach(button -> options.add(option(button.path("reply"), false)));
        action.path("sections").forEach(s -> s.path("rows").forEach(row -> options.add(option(row, true))));
        return options;
    }

    public Optional<Option> option(String title) {
        return options().stream().filter(o -> o.title().equals(title)).findFirst();
    }

    private static Option option(JsonNode json, boolean row) {
        String description = json.path("description").asText();
        return new Option(json.path("id").asText(), json.path("title").asText(), description, row);
    }

    @Override
    public String toString() {
        return type() + " \"" + text() + "\" "
                + options().stream().map(Option::title).toList();
    }
}
