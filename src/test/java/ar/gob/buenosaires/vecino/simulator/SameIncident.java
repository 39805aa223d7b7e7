package ar.gob.buenosaires.vecino.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A case as SAME has it. */
public final class SameIncident {

    private final String id;
    private final String body;
    private final Instant receivedAt = Instant.now();
    private final List<JsonNode> updates = new CopyOnWriteArrayList<>();
    private volatile String status = "RECEIVED";
    private volatile @Nullable String cancelReason;

    SameIncident(String id, String body) {
        this.id = id;
        this.body = body;
    }

    public String id() {
        return id;
    }

    /** As first sent. */
    public JsonNode report() {
        return MetaJson.read(body);
    }

    boolean hasBody(String other) {
        return body.equals(other);
    }

    public String externalId() {
        return report().path("external_id").asText();
    }

    public String priority() {
        return report().path("priority").asText();
    }

    /** In the order in which they came. */
    public List<JsonNode> updates() {
        return List.copyOf(updates);
    }

    void update(JsonNode update) {
        updates.add(update);
    }

    public @Nullable String cancelReason() {
        return cancelReason;
    }

    void cancel(String reason) {
        cancelReason = reason;
        status = "CANCELLED";
    }

    void status(String next) {
        status = next;
    }

    ObjectNode answer() {
        return MetaJson.object().put("incident_id", id).put("status", status).put("received_at", receivedAt.toString());
    }
}
