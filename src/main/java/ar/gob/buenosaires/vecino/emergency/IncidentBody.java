package ar.gob.buenosaires.vecino.emergency;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A ticket as SAME is told of it, whole or only what has changed. */
@Component
class IncidentBody {

    private static final String WITHDRAWAL = "withdrawal_requested_at";

    private final ObjectMapper json;

    IncidentBody(ObjectMapper json) {
        this.json = json;
    }

    ObjectNode of(Ticket ticket) {
        ObjectNode body = json.createObjectNode()
                .put("external_id", ticket.id().toString())
                .put("channel", "whatsapp")
                .put("number", ticket.number())
                .put("event_id", ticket.eventId().toString())
                .put("priority", ticket.priority().name())
                .put("complete", ticket.isComplete())
                .put("reported_at", ticket.reportedAt().toString());
        body.setAll((ObjectNode) json.valueToTree(ticket.facts()));
        Instant withdrawal = ticket.withdrawalRequestedAt();
        if (withdrawal != null) {
            body.put(WITHDRAWAL, withdrawal.toString());
        }
        return body;
    }

    /** The fields that differ, with the number of this update; null when none does. */
    @Nullable
    ObjectNode change(ObjectNode before, Ticket ticket) {
        ObjectNode changed = json.createObjectNode();
        of(ticket).properties().forEach(field -> {
            if (!field.getValue().equals(before.get(field.getKey()))) {
                changed.set(field.getKey(), field.getValue());
            }
        });
        if (changed.isEmpty()) {
            return null;
        }
        ObjectNode body = json.createObjectNode().put("sequence", ticket.nextSequence());
        body.setAll(changed);
        return body;
    }
}
