package ar.gob.buenosaires.vecino.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message of a delivery, on its way into the inbox.
 *
 * @param key what makes it the same message when it is delivered again: phone number id and wamid
 * @param type one of {@link MessageTypes}
 * @param payload what Meta sent of it, as JSON that {@link IncomingFormat} reads
 * @param ignoredBecause why it is only counted, never handled; null as a rule
 * @param change the identity change that a notice of WhatsApp's tells
 */
public record ReceivedMessage(
        String key,
        Sender sender,
        String type,
        Instant sentAt,
        Content content,
        String payload,
        @Nullable String ignoredBecause,
        @Nullable IdentityChange change) {

    @Override
    public String toString() {
        return "a message of type " + type;
    }
}
