package ar.gob.buenosaires.vecino.messaging;

import ar.gob.buenosaires.vecino.core.ContactId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message of a resident, as kept in the inbox.
 *
 * @param id our own id; the correlation id in logs
 * @param sentAt when the resident sent it, by Meta's clock
 * @param receivedAt when the webhook stored it
 * @param profileName the name on the resident's WhatsApp profile
 * @param forwarded written by somebody else and forwarded
 */
public record IncomingMessage(
        long id,
        ContactId contact,
        Instant sentAt,
        Instant receivedAt,
        Content content,
        @Nullable String profileName,
        boolean forwarded) {

    @Override
    public String toString() {
        return "message " + id;
    }
}
