package ar.gob.buenosaires.vecino.messaging.whatsapp;

import ar.gob.buenosaires.vecino.messaging.DeliveryReport;
import ar.gob.buenosaires.vecino.messaging.IdentityChange;
import ar.gob.buenosaires.vecino.messaging.Mailbag;
import ar.gob.buenosaires.vecino.messaging.ReceivedMessage;
import ar.gob.buenosaires.vecino.messaging.whatsapp.WebhookMetrics.Unknown;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sorts out what one call of the webhook carries. Meta adds fields and values without notice: whatever is not known is
 * counted and left, and no element stops the others.
 */
@Component
class WebhookParser {

    /** Signed bytes that are not JSON. */
    static final class Unparseable extends Exception {
        Unparseable() {
            super("not JSON");
        }
    }

    private static final Logger log = LoggerFactory.getLogger(WebhookParser.class);

    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final MessageParser messages;
    private final StatusParser statuses;
    private final WebhookMetrics metrics;
    private final InstantSource clock;

    WebhookParser(MessageParser messages, StatusParser statuses, WebhookMetrics metrics, InstantSource clock) {
        this.messages = messages;
        this.statuses = statuses;
        this.metrics = metrics;
        this.clock = clock;
    }

    Mailbag parse(byte[] body) throws Unparseable {
        Gathering gathering = new Gathering(clock.instant());
        JsonNode root = tree(body);
        if (!"whatsapp_business_account".equals(Fields.text(root, "object"))) {
            metrics.unknown(Unknown.OBJECT);
            return gathering.delivery();
        }
        each(root, "entry", entry -> each(entry, "changes", change -> read(change, gathering)));
        return gathering.delivery();
    }

    private JsonNode tree(byte[] body) throws Unparseable {
        try {
            JsonNode root = json.readTree(body);
            if (root.isMissingNode()) {
                throw new Unparseable();
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new Unparseable();
        } catch (IOException e) {
            // bytes that are no text in the encoding that they announce
            throw new Unparseable();
        }
    }

    private void read(JsonNode change, Gathering gathering) {
        String field = Fields.text(change, "field");
        JsonNode value = change.path("value");
        if ("messages".equals(field)) {
            readMessages(value, gathering);
            return;
        }
        metrics.unhandled(field == null ? "" : field);
        if ("user_id_update".equals(field)) {
            gathering.changes.addAll(IdentityReader.updates(value));
        }
    }

    private void readMessages(JsonNode value, Gathering gathering) {
        if (!value.isObject()) {
            metrics.unknown(Unknown.MALFORMED);
            return;
        }
        each(value, "messages", m -> gathering.messages.add(messages.parse(m, value, gathering.arrival)));
        each(value, "statuses", s -> statuses.parse(s, value, gathering.arrival).ifPresent(gathering.reports::add));
        each(value, "errors", e -> metrics.unhandled("errors"));
        each(value, "user_actions", a -> metrics.unhandled("user_actions"));
    }

    /** Hands over each object of an array; what has another shape, or fails, is counted and left. */
    private void each(JsonNode parent, String name, Consumer<JsonNode> consumer) {
        JsonNode array = parent.path(name);
        if (!array.isArray()) {
            if (!array.isMissingNode() && !array.isNull()) {
                metrics.unknown(Unknown.MALFORMED);
            }
            return;
        }
        for (JsonNode element : array) {
            if (!element.isObject()) {
                metrics.unknown(Unknown.MALFORMED);
                continue;
            }
            try {
                consumer.accept(element);
            } catch (RuntimeException e) {
                metrics.unknown(Unknown.MALFORMED);
                // the message could quote what the resident wrote
                log.warn(
                        "an element of {} could not be read: {}",
                        name,
                        e.getClass().getName());
            }
        }
    }

    /** What has been found so far. */
    private static final class Gathering {
        private final Instant arrival;
        private final List<ReceivedMessage> messages = new ArrayList<>();
        private final List<DeliveryReport> reports = new ArrayList<>();
        private final List<IdentityChange> changes = new ArrayList<>();

        Gathering(Instant arrival) {
            this.arrival = arrival;
        }

        Mailbag delivery() {
            return new Mailbag(arrival, messages, reports, changes);
        }
    }
}
