package ar.gob.buenosaires.vecino.simulator;

import static ar.gob.buenosaires.vecino.simulator.Problems.BAD_VALUE;
import static ar.gob.buenosaires.vecino.simulator.Problems.INVALID_PARAMETER;
import static ar.gob.buenosaires.vecino.simulator.Problems.MISSING;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/** The form and the limits of a message, read from the reference (6.2, 6.3) independently of the service's own. */
final class MessageShape {

    private final JsonNode message;
    private final Problems problems = new Problems();

    private MessageShape(JsonNode message) {
        this.message = message;
    }

    static Optional<GraphError> problemOf(JsonNode message) {
        MessageShape shape = new MessageShape(message);
        shape.check();
        return shape.problems.first();
    }

    private void check() {
        envelope();
        String type = message.path("type").asText();
        JsonNode content = message.path(type);
        boolean object = "contacts".equals(type) ? content.isArray() : content.isObject();
        problems.unless(!type.isEmpty(), MISSING, "type is required");
        problems.unless(object, MISSING, "The object '" + type + "' is required for this type");
        content(type, content);
    }

    private void envelope() {
        problems.unless(
                "whatsapp".equals(message.path("messaging_product").asText()),
                INVALID_PARAMETER,
                "The parameter messaging_product is required");
        if (message.has("recipient_type")) {
            problems.one(message, "recipient_type", "individual");
        }
        problems.unless(message.has("to") || message.has("recipient"), MISSING, "to or recipient is required");
        if (message.has("biz_opaque_callback_data")) {
            problems.text(message, "biz_opaque_callback_data", 512);
        }
        if (message.has("context")) {
            problems.text(message.path("context"), "message_id", 255);
            problems.unless(!message.has("reaction"), INVALID_PARAMETER, "A reaction cannot be a reply");
        }
    }

    private void content(String type, JsonNode content) {
        switch (type) {
            case "text" -> text(content);
            case "interactive" -> InteractiveShape.check(content, problems);
            case "image", "video", "audio", "document", "sticker" -> media(type, content);
            case "location" -> location(content);
            case "contacts" -> contacts(content);
            case "reaction" -> reaction(content);
            case "template" -> template(content);
            default -> problems.unless(type.isEmpty(), INVALID_PARAMETER, "type is not one that can be sent: " + type);
        }
    }

    private void text(JsonNode text) {
        problems.text(text, "body", 4096);
        JsonNode preview = text.path("preview_url");
        problems.unless(preview.isMissingNode() || preview.isBoolean(), BAD_VALUE, "preview_url must be a boolean");
    }

    private void media(String type, JsonNode media) {
        problems.unless(media.has("id") != media.has("link"), INVALID_PARAMETER, "Exactly one of id and link");
        if (media.has("link")) {
            problems.webAddress(media, "link");
        }
        boolean captioned = Set.of("image", "video", "document").contains(type);
        problems.unless(captioned || !media.has("caption"), INVALID_PARAMETER, type + " has no caption");
        problems.optionalText(media, "caption", 1024);
    }

    private void location(JsonNode location) {
        problems.text(location, "latitude", 30);
        problems.text(location, "longitude", 30);
        problems.unless(within(location.path("latitude"), 90), BAD_VALUE, "latitude out of range");
        problems.unless(within(location.path("longitude"), 180), BAD_VALUE, "longitude out of range");
    }

    private static boolean within(JsonNode degrees, int limit) {
        double value = degrees.asDouble(Double.NaN);
        return Math.abs(value) <= limit;
    }

    private void contacts(JsonNode contacts) {
        problems.count(contacts, "contacts", 1, 257);
        contacts.forEach(contact -> problems.text(contact.path("name"), "formatted_name", 1024));
    }

    private void reaction(JsonNode reaction) {
        problems.text(reaction, "message_id", 255);
        problems.unless(reaction.path("emoji").isTextual(), MISSING, "emoji is required");
    }

    private void template(JsonNode template) {
        problems.text(template, "name", 512);
        problems.text(template.path("language"), "code", 16);
        for (JsonNode component : template.path("components")) {
            problems.one(component, "type", "header", "body", "button", "footer");
            for (JsonNode parameter : component.path("parameters")) {
                problems.unless(parameter.hasNonNull("type"), MISSING, "parameter type is required");
                problems.optionalText(parameter, "text", 1024);
            }
        }
    }
}
