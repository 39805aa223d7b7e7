package ar.gob.buenosaires.vecino.messaging.whatsapp;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the webhook counts; every series is there from the start. */
@Component
class WebhookMetrics {

    /** How a call ended. */
    enum Outcome {
        STORED,
        UNSIGNED,
        UNPARSEABLE,
        TOO_LARGE,
        STORE_AWAY,
        FAILED
    }

    /** What Meta may send that this program does not know. */
    enum Unknown {
        OBJECT,
        FIELD,
        TYPE,
        STATUS,
        /** A phone number id that is not ours. */
        NUMBER,
        /** An element that has not the shape of its kind. */
        MALFORMED
    }

    /** Fields that are known and not handled; some are for an operator to look at. Source: reference, section 5. */
    private static final List<String> FIELDS = List.of(
            "account_alerts",
            "account_review_update",
            "account_settings_update",
            "account_update",
            "automatic_events",
            "business_capability_update",
            "business_username_update",
            "business_username_updates",
            "calls",
            "errors",
            "flows",
            "group_lifecycle_update",
            "group_participants_update",
            "group_settings_update",
            "group_status_update",
            "history",
            "message_template_components_update",
            "message_template_quality_update",
            "message_template_status_update",
            "partner_solutions",
            "payment_configuration_update",
            "phone_number_name_update",
            "phone_number_quality_update",
            "security",
            "smb_app_state_sync",
            "smb_message_echoes",
            "template_category_update",
            "tracking_events",
            "user_actions",
            "user_id_update",
            "user_preferences");

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(5), Duration.ofMillis(10),
        Duration.ofMillis(25), Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250),
        Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofMillis(2500), Duration.ofSeconds(5)
    };

    private final Map<Outcome, Timer> calls = new EnumMap<>(Outcome.class);
    private final Map<Unknown, Counter> unknown = new EnumMap<>(Unknown.class);
    private final Map<String, Counter> fields = new LinkedHashMap<>();
    private final Counter signatureFailures;

    WebhookMetrics(MeterRegistry registry) {
        for (Outcome outcome : Outcome.values()) {
            calls.put(outcome, timer(registry, outcome));
        }
        Arrays.stream(Unknown.values()).forEach(u -> unknown.put(u, counter(registry, "unknown", "kind", label(u))));
        FIELDS.forEach(field -> fields.put(field, counter(registry, "unhandled", "field", field)));
        signatureFailures = Counter.builder("vecino.signature.failures")
                .description("calls of the WhatsApp webhook with a missing or wrong signature")
                .register(registry);
    }

    private static Timer timer(MeterRegistry registry, Outcome outcome) {
        return Timer.builder("vecino.webhook")
                .description("calls of the WhatsApp webhook")
                .tag("outcome", label(outcome))
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, String name, String tag, String value) {
        return Counter.builder("vecino.webhook." + name)
                .description("things in webhook deliveries that were " + name + " and acknowledged")
                .tag(tag, value)
                .register(registry);
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    void called(Outcome outcome, Duration took) {
        requireNonNull(calls.get(outcome)).record(took);
    }

    void signatureFailed() {
        signatureFailures.increment();
    }

    void unknown(Unknown what) {
        requireNonNull(unknown.get(what)).increment();
    }

    /** A field of section 5, or a part of {@code messages} that is neither message nor status. */
    void unhandled(String field) {
        Counter counter = fields.get(field);
        if (counter == null) {
            unknown(Unknown.FIELD);
        } else {
            counter.increment();
        }
    }
}
