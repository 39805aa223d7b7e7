package ar.gob.buenosaires.vecino.messaging.whatsapp;

import ar.gob.buenosaires.vecino.messaging.Content;
import ar.gob.buenosaires.vecino.messaging.IncomingFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads one element of {@code messages}; what it does not know is {@link Content.Unsupported}, never an error. */
@Component
class MessageReader implements IncomingFormat {

    private static final int LONGEST_TEXT = 65_536;
    private static final int LONGEST_TYPE = 40;

    private final JsonMapper json = JsonMapper.builder().build();

    /** What is kept of a message until its turn comes. */
    String payload(JsonNode message, @Nullable JsonNode contact) {
        ObjectNode payload = json.createObjectNode();
        payload.set("message", message);
        if (contact != null) {
            payload.set("contact", contact);
        }
        return payload.toString();
    }

    @Override
    public Opened read(String payload) {
        try {
            JsonNode root = json.readTree(payload);
            JsonNode message = root.path("message");
            return new Opened(
                    content(message),
                    Fields.text(message, "id"),
                    Fields.text(root.path("contact").path("profile"), "name"),
                    isForwarded(message));
        } catch (JsonProcessingException e) {
            // without the cause: it would quote the text
            throw new IllegalStateException("a payload that the webhook wrote is not JSON");
        }
    }

    Content content(JsonNode message) {
        if (message.hasNonNull("group_id")) {
            return new Content.GroupMessage();
        }
        String type = type(message);
        JsonNode body = message.path(type);
        return switch (type) {
            case "text" -> written(body);
            case "audio" -> body.path("voice").asBoolean() ? new Content.VoiceNote() : media(type, body);
            case "voice" -> new Content.VoiceNote();
            case "image", "video", "document", "sticker" -> media(type, body);
            case "location" -> location(body);
            case "contacts" -> cards(message);
            case "interactive" -> interactive(body);
            case "button" -> choice(type, Fields.text(body, "payload"), Fields.text(body, "text"));
            case "order" -> new Content.Order();
            case "reaction" -> new Content.Reaction();
            case "system" -> new Content.SystemNotice(shortened(body, "type"));
            case "request_welcome", "edit", "revoke" -> new Content.Notice(type);
            case "unsupported", "unknown" -> new Content.Unsupported(shortened(message.path("unsupported"), "type"));
            default -> new Content.Unsupported(type);
        };
    }

    /** The type as Meta names it, or {@code unknown}. */
    static String type(JsonNode message) {
        return shortened(message, "type");
    }

    private static String shortened(JsonNode parent, String name) {
        String type = Objects.requireNonNullElse(Fields.text(parent, name), "unknown");
        return type.substring(0, Math.min(type.length(), LONGEST_TYPE));
    }

    private static boolean isForwarded(JsonNode message) {
        JsonNode context = message.path("context");
        return context.path("forwarded").asBoolean()
                || context.path("frequently_forwarded").asBoolean();
    }

    private static Content written(JsonNode body) {
        String text = Fields.text(body, "body");
        if (text == null) {
            return new Content.Unsupported("text");
        }
        return new Content.Text(capped(text));
    }

    private static String capped(String text) {
        return text.length() <= LONGEST_TEXT ? text : Fields.storable(text.substring(0, LONGEST_TEXT));
    }

    private static Content media(String kind, JsonNode body) {
        String caption = Fields.text(body, "caption");
        return new Content.Media(kind, caption == null ? null : capped(caption));
    }

    private static Content location(JsonNode body) {
        double latitude = body.path("latitude").asDouble(Double.NaN);
        double longitude = body.path("longitude").asDouble(Double.NaN);
        if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
            return new Content.Location(latitude, longitude, Fields.text(body, "name"), Fields.text(body, "address"));
        }
        return new Content.Unsupported("location");
    }

    private static Content cards(JsonNode message) {
        List<String> phones = new ArrayList<>();
        boolean requested = isRequested(message);
        for (JsonNode card : message.path("contacts")) {
            requested |= isRequested(card);
            for (JsonNode phone : card.path("phones")) {
                String number = Fields.text(phone, "wa_id");
                number = number == null ? Fields.text(phone, "phone") : number;
                if (number != null) {
                    phones.add(number);
                }
            }
        }
        return new Content.ContactCards(List.copyOf(phones), requested);
    }

    private static boolean isRequested(JsonNode cardOrMessage) {
        return "contact_request".equals(Fields.text(cardOrMessage, "origin"));
    }

    private static Content interactive(JsonNode body) {
        String kind = Objects.requireNonNullElse(Fields.text(body, "type"), "unknown");
        JsonNode reply = body.path(kind);
        return switch (kind) {
            case "button_reply", "list_reply" -> choice(kind, Fields.text(reply, "id"), Fields.text(reply, "title"));
            case "nfm_reply" -> new Content.FormReply(response(reply.path("response_json")));
            case "call_permission_reply" -> new Content.Notice(kind);
            default -> new Content.Unsupported("interactive");
        };
    }

    /** A JSON string by the documentation; an object has been seen too. */
    private static String response(JsonNode response) {
        return Fields.storable(response.isTextual() ? response.asText() : response.toString());
    }

    private static Content choice(String type, @Nullable String id, @Nullable String title) {
        if (id == null && title == null) {
            return new Content.Unsupported(type);
        }
        String either = Objects.requireNonNullElse(title, Objects.requireNonNullElse(id, type));
        return new Content.Choice(Objects.requireNonNullElse(id, either), either);
    }
}
