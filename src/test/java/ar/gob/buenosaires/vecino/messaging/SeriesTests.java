package ar.gob.buenosaires.vecino.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class SeriesTests {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void areThereFromTheStartAtZeroUnderTheContractsNames() {
        InboxMetrics metrics = new InboxMetrics(registry, InstantSource.system());
        metrics.duplicates(0);

        assertThat(registry.scrape())
                .contains(
                        "vecino_messages_received_total{type=\"text\"} 0.0",
                        "vecino_messages_received_total{type=\"other\"} 0.0",
                        "vecino_messages_ended_total{outcome=\"answered\"} 0.0",
                        "vecino_messages_ended_total{outcome=\"escalated\"} 0.0",
                        "vecino_messages_ended_total{outcome=\"attended\"} 0.0",
                        "vecino_messages_ended_total{outcome=\"ignored\"} 0.0",
                        "vecino_messages_ended_total{outcome=\"failed\"} 0.0",
                        "vecino_inbox_waiting 0.0",
                        "vecino_inbox_oldest_seconds 0.0",
                        "vecino_messages_duplicate_total 0.0");
    }
}
