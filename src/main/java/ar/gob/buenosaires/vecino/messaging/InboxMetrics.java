package ar.gob.buenosaires.vecino.messaging;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the inbox counts: received = ended + waiting.
 *
 * <p>Counters belong to the process and rise after the commit; the gauges are the database's, the same on every node.
 * So over all processes since the tables were made, {@code sum(received) = sum(ended) + waiting}, except for what a
 * process that is killed between a commit and its count takes with it. The rows themselves always agree: each is
 * WAITING or ENDED.
 */
@Component
class InboxMetrics {

    private final Map<String, Counter> received = new HashMap<>();
    private final Map<Outcome, Counter> ended = new EnumMap<>(Outcome.class);
    private final Counter duplicates;
    private final InstantSource clock;
    private volatile long waiting;
    private volatile @Nullable Instant oldest;

    InboxMetrics(MeterRegistry registry, InstantSource clock) {
        this.clock = clock;
        MessageTypes.LABELS.forEach(type -> received.put(
                type,
                Counter.builder("vecino.messages.received")
                        .description("messages stored, each once")
                        .tag("type", type)
                        .register(registry)));
        Arrays.stream(Outcome.values())
                .forEach(outcome -> ended.put(
                        outcome,
                        Counter.builder("vecino.messages.ended")
                                .description("messages that were dealt with")
                                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                                .register(registry)));
        duplicates = Counter.builder("vecino.messages.duplicate")
                .description("messages that were delivered again and refused")
                .register(registry);
        Gauge.builder("vecino.inbox.waiting", this, m -> m.waiting)
                .description("messages stored and not dealt with yet, on all nodes")
                .register(registry);
        Gauge.builder("vecino.inbox.oldest", this, InboxMetrics::age)
                .description("how long the oldest of them has been waiting")
                .baseUnit("seconds")
                .register(registry);
    }

    void received(String type) {
        requireNonNull(received.get(MessageTypes.label(type))).increment();
    }

    void ended(Outcome outcome) {
        requireNonNull(ended.get(outcome)).increment();
    }

    void duplicates(int count) {
        duplicates.increment(count);
    }

    void waiting(long count, @Nullable Instant oldestReceived) {
        waiting = count;
        oldest = oldestReceived;
    }

    private double age() {
        Instant since = oldest;
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }
}
