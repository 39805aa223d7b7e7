package ar.gob.buenosaires.vecino.messaging.whatsapp;

import ar.gob.buenosaires.vecino.messaging.BusinessNumber;
import ar.gob.buenosaires.vecino.messaging.DeliveryReport;
import ar.gob.buenosaires.vecino.messaging.whatsapp.WebhookMetrics.Unknown;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns one element of {@code statuses} into a delivery report. Source: Cloud API reference, section 4. */
@Component
class StatusParser {

    private static final Set<String> KNOWN = Set.of("sent", "delivered", "read", "played", "failed");
    private static final Pattern OUTBOX_ID = Pattern.compile("outbox:([0-9]{1,18})");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final WebhookMetrics metrics;
    private final String ownNumber;

    StatusParser(WebhookMetrics metrics, BusinessNumber number) {
        this.metrics = metrics;
        this.ownNumber = number.phoneNumberId();
    }

    /** Empty for one that changes nothing: of another number, unknown, or without an id. */
    Optional<DeliveryReport> parse(JsonNode status, JsonNode value, Instant arrival) {
        String wamid = Fields.text(status, "id");
        String word = Fields.text(status, "status");
        if (wamid == null || word == null) {
            return left(Unknown.MALFORMED);
        }
        if (!ownNumber.equals(MessageParser.numberId(value))) {
            return left(Unknown.NUMBER);
        }
        if (!KNOWN.contains(word)) {
            return left(Unknown.STATUS);
        }
        return Optional.of(new DeliveryReport(
                wamid,
                word,
                Fields.time(status, "timestamp", arrival),
                outboundId(Fields.text(status, "biz_opaque_callback_data")),
                errorCode(status.path("errors").path(0)),
                Fields.text(status.path("pricing"), "type")));
    }

    private Optional<DeliveryReport> left(Unknown why) {
        metrics.unknown(why);
        return Optional.empty();
    }

    private static @Nullable Long outboundId(@Nullable String data) {
        if (data == null) {
            return null;
        }
        Matcher id = OUTBOX_ID.matcher(data);
        return id.matches() ? Long.valueOf(id.group(1)) : null;
    }

    private static @Nullable Integer errorCode(JsonNode error) {
        String code = Fields.text(error, "code");
        return code != null && NUMBER.matcher(code).matches() ? Integer.valueOf(code) : null;
    }
}
