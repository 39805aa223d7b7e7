package ar.gob.buenosaires.vecino.messaging.whatsapp;

import ar.gob.buenosaires.vecino.messaging.BusinessNumber;
import ar.gob.buenosaires.vecino.messaging.IdentityChange;
import ar.gob.buenosaires.vecino.messaging.MessageTypes;
import ar.gob.buenosaires.vecino.messaging.ReceivedMessage;
import ar.gob.buenosaires.vecino.messaging.Sender;
import ar.gob.buenosaires.vecino.messaging.whatsapp.WebhookMetrics.Unknown;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns one element of {@code messages} into what the inbox keeps. */
@Component
class MessageParser {

    private final MessageReader reader;
    private final WebhookMetrics metrics;
    private final String ownNumber;

    MessageParser(MessageReader reader, WebhookMetrics metrics, BusinessNumber number) {
        this.reader = reader;
        this.metrics = metrics;
        this.ownNumber = number.phoneNumberId();
    }

    ReceivedMessage parse(JsonNode message, JsonNode value, Instant arrival) {
        String numberId = numberId(value);
        String id = Fields.text(message, "id");
        JsonNode contact = IdentityReader.contact(message, value);
        boolean ours = ownNumber.equals(numberId);
        IdentityChange change = ours ? IdentityReader.change(message) : null;
        Sender sender = ours ? sender(message, contact, change) : Sender.NOBODY;
        String label = MessageTypes.label(MessageReader.type(message));
        if (label.equals(MessageTypes.OTHER)) {
            metrics.unknown(Unknown.TYPE);
        }
        if (!ours) {
            metrics.unknown(Unknown.NUMBER);
        }
        return new ReceivedMessage(
                // without an id the text itself says whether it is the same message again
                numberId + ' ' + (id == null ? message : id),
                sender,
                label,
                Fields.time(message, "timestamp", arrival),
                reader.content(message),
                reader.payload(message, contact),
                ignored(ours, id, sender),
                change);
    }

    private static Sender sender(JsonNode message, @Nullable JsonNode contact, @Nullable IdentityChange change) {
        if (change != null) {
            return new Sender(change.current(), null);
        }
        Sender sender = IdentityReader.sender(message, contact);
        return sender.addresses().isEmpty() ? IdentityReader.subject(message) : sender;
    }

    private static @Nullable String ignored(boolean ours, @Nullable String id, Sender sender) {
        if (!ours) {
            return "other-number";
        }
        if (id == null) {
            return "no-id";
        }
        return sender.addresses().isEmpty() ? "no-sender" : null;
    }

    static String numberId(JsonNode value) {
        return Objects.requireNonNullElse(Fields.text(value.path("metadata"), "phone_number_id"), "");
    }
}
