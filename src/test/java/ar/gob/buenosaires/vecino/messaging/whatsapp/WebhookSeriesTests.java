package ar.gob.buenosaires.vecino.messaging.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.messaging.whatsapp.WebhookMetrics.Outcome;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WebhookSeriesTests {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final WebhookMetrics metrics = new WebhookMetrics(registry);

    @Test
    void areThereFromTheStartAtZeroUnderTheContractsNames() {
        assertThat(registry.scrape())
                .contains(
                        "vecino_signature_failures_total 0.0",
                        "vecino_webhook_seconds_count{outcome=\"stored\"} 0",
                        "vecino_webhook_seconds_count{outcome=\"store_away\"} 0",
                        "vecino_webhook_seconds_bucket{outcome=\"stored\",le=\"0.25\"} 0",
                        "vecino_webhook_unknown_total{kind=\"status\"} 0.0",
                        "vecino_webhook_unhandled_total{field=\"security\"} 0.0");
    }

    @Test
    void countEachCallInItsBucket() {
        metrics.called(Outcome.STORED, Duration.ofMillis(30));

        assertThat(registry.scrape())
                .contains(
                        "vecino_webhook_seconds_bucket{outcome=\"stored\",le=\"0.025\"} 0",
                        "vecino_webhook_seconds_bucket{outcome=\"stored\",le=\"0.05\"} 1");
    }
}
