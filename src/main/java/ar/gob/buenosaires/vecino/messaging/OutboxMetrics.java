package ar.gob.buenosaires.vecino.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What dashboards and alerts know of sending; every series is there from the start, at 0. */
@Component
class OutboxMetrics {

    private static final String SENDS = "vecino_sends";
    private static final String NONE = "none";
    private static final Duration[] REPLY_BUCKETS = LongStream.of(
                    25, 50, 100, 200, 350, 500, 750, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 300_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry meters;
    private final Timer reply;
    private volatile @Nullable Instant oldest;

    OutboxMetrics(MeterRegistry meters, Carrier carrier, InstantSource clock) {
        this.meters = meters;
        this.reply = Timer.builder("vecino_reply")
                .description("from a message received to its reply handed to Meta")
                .serviceLevelObjectives(REPLY_BUCKETS)
                .register(meters);
        Gauge.builder("vecino_outbox_oldest", this, metrics -> metrics.age(clock.instant()))
                .baseUnit("seconds")
                .description("age of the oldest bubble that is not settled")
                .register(meters);
        sends("accepted", NONE);
        List.of("network", "timeout").forEach(own -> sends("retried", own));
        List.of("timeout", "unreadable").forEach(own -> sends("failed", own));
        List.of("window", "address").forEach(own -> sends("dropped", own));
        sends("unconfirmed", "timeout");
        carrier.remedies()
                .forEach(remedy -> outcomes(remedy.action()).forEach(outcome -> sends(outcome, remedy.label())));
    }

    void count(Verdict verdict) {
        switch (verdict) {
            case Verdict.Taken taken -> sends("accepted", NONE).increment();
            case Verdict.Again again -> sends("retried", again.cause().label()).increment();
            case Verdict.Unconfirmed unknown ->
                sends("unconfirmed", unknown.cause().label()).increment();
            case Verdict.Failed failed ->
                sends("failed", failed.cause().label()).increment();
            case Verdict.Dropped dropped ->
                sends("dropped", dropped.cause().label()).increment();
        }
    }

    void closed(int bubbles) {
        sends("dropped", "window").increment(bubbles);
    }

    /** @param handed by our clock or, to the second, by Meta's */
    void handed(Instant received, Instant handed) {
        reply.record(handed.isBefore(received) ? Duration.ZERO : Duration.between(received, handed));
    }

    /** The oldest bubble that is not settled, as last seen in the database. */
    void oldest(@Nullable Instant createdAt) {
        oldest = createdAt;
    }

    private double age(Instant now) {
        Instant since = oldest;
        return since == null ? 0 : Math.max(0, Duration.between(since, now).toMillis() / 1_000.0);
    }

    private Counter sends(String outcome, String code) {
        return meters.counter(SENDS, "outcome", outcome, "code", code);
    }

    private static List<String> outcomes(Remedy.Action action) {
        return switch (action) {
            case RETRY, SLOW_PAIR, SLOW_ALL, PAUSE, OTHER_FORM -> List.of("retried", "failed");
            case FAIL -> List.of("failed");
            case OTHER_ADDRESS -> List.of("retried", "dropped");
            case DROP, WINDOW_CLOSED -> List.of("dropped");
        };
    }
}
