package ar.gob.buenosaires.vecino.messaging;

import java.time.Instant;
import java.util.List;

/**
 * What one call of the webhook carried, sorted out.
 *
 * @param changes identity changes that came without a message
 */
public record Mailbag(
        Instant arrivedAt, List<ReceivedMessage> messages, List<DeliveryReport> reports, List<IdentityChange> changes) {

    public Mailbag {
        messages = List.copyOf(messages);
        reports = List.copyOf(reports);
        changes = List.copyOf(changes);
    }

    /** Nothing in it is to be kept. */
    public boolean isEmpty() {
        return messages.isEmpty() && reports.isEmpty() && changes.isEmpty();
    }

    @Override
    public String toString() {
        return "a delivery of " + messages.size() + " messages and " + reports.size() + " reports";
    }
}
