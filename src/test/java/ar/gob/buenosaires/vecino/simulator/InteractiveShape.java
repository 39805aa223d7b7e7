package ar.gob.buenosaires.vecino.simulator;

import static ar.gob.buenosaires.vecino.simulator.Problems.BAD_VALUE;
import static ar.gob.buenosaires.vecino.simulator.Problems.INVALID_PARAMETER;
import static ar.gob.buenosaires.vecino.simulator.Problems.MISSING;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The limits of interactive messages: reference 6.3 and 6.6. */
final class InteractiveShape {

    private static final Set<String> MEDIA_HEADERS = Set.of("image", "video", "document");

    private final JsonNode interactive;
    private final JsonNode action;
    private final Problems problems;

    private InteractiveShape(JsonNode interactive, Problems problems) {
        this.interactive = interactive;
        this.action = interactive.path("action");
        this.problems = problems;
    }

    static void check(JsonNode interactive, Problems problems) {
        new InteractiveShape(interactive, problems).check();
    }

    private void check() {
        String type = interactive.path("type").asText();
        problems.unless(action.isObject(), MISSING, "action is required");
        problems.text(interactive.path("body"), "text", "list".equals(type) ? 4096 : 1024);
        header(type);
        if (interactive.has("footer")) {
            problems.text(interactive.path("footer"), "text", 60);
        }
        switch (type) {
            case "button" -> buttons();
            case "list" -> list();
            case "cta_url" -> link();
            case "location_request_message" -> bare("send_location");
            case "request_contact_info" -> bare("request_contact_info");
            case "flow" -> flow();
            case "carousel" -> problems.count(action.path("cards"), "cards", 2, 10);
            default -> problems.unless(false, BAD_VALUE, "interactive type is not one that can be sent: " + type);
        }
    }

    private void header(String type) {
        JsonNode header = interactive.path("header");
        if (header.isMissingNode()) {
            return;
        }
        String kind = header.path("type").asText();
        boolean media = MEDIA_HEADERS.contains(kind) && !"list".equals(type);
        problems.unless("text".equals(kind) || media, BAD_VALUE, "header type is not allowed here: " + kind);
        if ("text".equals(kind)) {
            problems.text(header, "text", 60);
        } else {
            problems.unless(header.path(kind).isObject(), MISSING, "The header's object '" + kind + "' is required");
        }
    }

    private void buttons() {
        JsonNode buttons = action.path("buttons");
        problems.count(buttons, "buttons", 1, 3);
        List<JsonNode> replies = new ArrayList<>();
        for (JsonNode button : buttons) {
            problems.one(button, "type", "reply");
            JsonNode reply = button.path("reply");
            problems.text(reply, "title", 20);
            problems.id(reply, "id", 256);
            replies.add(reply);
        }
        problems.distinct(replies, "title");
        problems.distinct(replies, "id");
    }

    private void list() {
        problems.text(action, "button", 20);
        JsonNode sections = action.path("sections");
        problems.count(sections, "sections", 1, 10);
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode section : sections) {
            boolean titled = section.hasNonNull("title");
            problems.unless(titled || sections.size() <= 1, MISSING, "section title is required");
            problems.optionalText(section, "title", 24);
            problems.count(section.path("rows"), "rows of a section", 1, 10);
            section.path("rows").forEach(rows::add);
        }
        problems.unless(rows.size() <= 10, BAD_VALUE, "Total row count exceed max allowed count: 10");
        rows.forEach(this::row);
        problems.distinct(rows, "id");
    }

    private void row(JsonNode row) {
        problems.id(row, "id", 200);
        problems.text(row, "title", 24);
        problems.optionalText(row, "description", 72);
    }

    private void link() {
        problems.one(action, "name", "cta_url");
        problems.text(action.path("parameters"), "display_text", 20);
        problems.webAddress(action.path("parameters"), "url");
    }

    private void bare(String name) {
        problems.one(action, "name", name);
        boolean plain = !interactive.has("header") && !interactive.has("footer");
        problems.unless(plain, INVALID_PARAMETER, "neither header nor footer is allowed here");
    }

    private void flow() {
        problems.one(action, "name", "flow");
        JsonNode parameters = action.path("parameters");
        problems.one(parameters, "flow_message_version", "3");
        problems.unless(
                parameters.has("flow_id") != parameters.has("flow_name"),
                INVALID_PARAMETER,
                "Exactly one of flow_id and flow_name");
        problems.text(parameters, "flow_cta", 30);
        JsonNode payload = parameters.path("flow_action_payload");
        problems.unless(!payload.has("data") || !payload.path("data").isEmpty(), BAD_VALUE, "data must not be empty");
    }
}
