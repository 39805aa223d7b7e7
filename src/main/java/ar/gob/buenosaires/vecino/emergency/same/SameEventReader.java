package ar.gob.buenosaires.vecino.emergency.same;

import ar.gob.buenosaires.vecino.core.Problem;
import ar.gob.buenosaires.vecino.emergency.DispatchEvents.Event;
import ar.gob.buenosaires.vecino.emergency.TicketStatus;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Reads a status event; whatever is wrong with it is one Problem, which does not quote it. */
@Component
class SameEventReader {

    private static final int LONGEST = 200;

    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    Event read(byte[] body) {
        JsonNode root = tree(body);
        String id = text(root, "event_id");
        String incident = text(root, "incident_id");
        UUID external = uuid(text(root, "external_id"));
        if (id == null || (incident == null && external == null)) {
            throw unparseable("'event_id' or both incident ids are missing.");
        }
        return new Event(id, incident, external, status(text(root, "status")), at(root), text(root, "unit"));
    }

    private JsonNode tree(byte[] body) {
        try {
            JsonNode root = json.readTree(body);
            if (root.isObject()) {
                return root;
            }
        } catch (IOException e) {
            // answered below, without its words
        }
        throw unparseable("The body is not a JSON object.");
    }

    /** Null where it is missing, blank or no text; PostgreSQL takes no NUL. */
    private static @Nullable String text(JsonNode root, String name) {
        String value = root.path(name).asText("").replace("\0", "").strip();
        if (value.length() > LONGEST) {
            throw unparseable("'" + name + "' is too long.");
        }
        return value.isEmpty() || root.path(name).isNull() ? null : value;
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null; // not one of ours
        }
    }

    private static TicketStatus status(@Nullable String word) {
        return switch (word) {
            case "ACKNOWLEDGED" -> TicketStatus.ACKNOWLEDGED;
            case "DISPATCHED" -> TicketStatus.DISPATCHED;
            case "ARRIVED" -> TicketStatus.ARRIVED;
            case "CLOSED" -> TicketStatus.CLOSED;
            case "CANCELLED" -> TicketStatus.CANCELLED;
            case null, default -> throw unparseable("'status' is missing or unknown.");
        };
    }

    private static Instant at(JsonNode root) {
        try {
            return OffsetDateTime.parse(root.path("at").asText()).toInstant();
        } catch (DateTimeParseException e) {
            throw unparseable("'at' is not an RFC 3339 time.");
        }
    }

    private static Problem unparseable(String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, "unparseable", detail);
    }
}
