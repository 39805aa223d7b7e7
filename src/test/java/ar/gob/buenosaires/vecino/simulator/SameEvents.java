package ar.gob.buenosaires.vecino.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/** SAME's status events: signed, and sent as often and in whatever order a test wants. */
public final class SameEvents {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Supplier<URI> webhook;
    private final String secret;

    public SameEvents(Supplier<URI> webhook, String secret) {
        this.webhook = webhook;
        this.secret = secret;
    }

    /** Moves an incident on and tells of it. */
    public int tell(SameIncident incident, String status) {
        incident.status(status);
        return send(event(incident.id(), incident.externalId(), status));
    }

    public static ObjectNode event(String incidentId, String externalId, String status) {
        return MetaJson.object()
                .put("event_id", UUID.randomUUID().toString())
                .put("incident_id", incidentId)
                .put("external_id", externalId)
                .put("status", status)
                .put("at", Instant.now().toString())
                .put("unit", "SAME-" + Math.abs(incidentId.hashCode() % 90));
    }

    /** The HTTP status of the answer. */
    public int send(ObjectNode event) {
        byte[] body = event.toString().getBytes(StandardCharsets.UTF_8);
        return send(body, Signature.of(secret, body));
    }

    public int send(byte[] body, String signature) {
        HttpRequest request = HttpRequest.newBuilder(webhook.get())
                .header("Content-Type", "application/json")
                .header("X-Same-Signature", signature)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
