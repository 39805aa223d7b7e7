package ar.gob.buenosaires.vecino.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A request to the Graph API.
 *
 * @param body missing when it is not JSON
 */
public record GraphRequest(
        String method, String path, @Nullable String token, JsonNode body) {

    /** A message, not a read mark. */
    public boolean isMessage() {
        return !body.has("status");
    }

    /** What the service calls the message: its outbox id. */
    public String callbackData() {
        return body.path("biz_opaque_callback_data").asText();
    }

    /** Whom it addresses; {@code to} wins. */
    public String recipient() {
        return body.path(body.has("to") ? "to" : "recipient").asText();
    }
}
