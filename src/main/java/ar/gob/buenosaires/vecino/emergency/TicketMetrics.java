package ar.gob.buenosaires.vecino.emergency;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What dashboards and alerts know of tickets; every series is there from the start, at 0. */
@Component
class TicketMetrics {

    private final Map<Priority, Counter> opened = new EnumMap<>(Priority.class);
    private final Map<Priority, AtomicLong> overdue = new EnumMap<>(Priority.class);
    private final InstantSource clock;
    private volatile long undelivered;
    private volatile long dispatchers;
    private volatile long rejected;
    private volatile @Nullable Instant oldest;

    TicketMetrics(MeterRegistry meters, InstantSource clock) {
        this.clock = clock;
        for (Priority priority : Priority.values()) {
            opened.put(
                    priority,
                    Counter.builder("vecino.tickets")
                            .description("tickets opened")
                            .tag("priority", priority.name())
                            .register(meters));
            AtomicLong late = new AtomicLong();
            overdue.put(priority, late);
            Gauge.builder("vecino.tickets.overdue", late, AtomicLong::get)
                    .description("tickets that nobody has acknowledged in time, on all nodes")
                    .tag("priority", priority.name())
                    .register(meters);
        }
        Gauge.builder("vecino.dispatchers", this, m -> m.dispatchers)
                .description("dispatchers whose board is connected and who are not on a break, on all nodes")
                .register(meters);
        Gauge.builder("vecino.tickets.undelivered", this, m -> m.undelivered)
                .description("tickets that SAME has not taken, on all nodes")
                .register(meters);
        Gauge.builder("vecino.tickets.rejected", this, m -> m.rejected)
                .description("open tickets that SAME cannot take as they are, on all nodes")
                .register(meters);
        Gauge.builder("vecino.ticket.oldest.undelivered", this, TicketMetrics::age)
                .description("age of the oldest ticket that SAME has not taken")
                .baseUnit("seconds")
                .register(meters);
    }

    void opened(Priority priority) {
        requireNonNull(opened.get(priority)).increment();
    }

    void overdue(Priority priority, long tickets) {
        requireNonNull(overdue.get(priority)).set(tickets);
    }

    void dispatchers(long on) {
        dispatchers = on;
    }

    void undelivered(long tickets, long ofThemRejected, @Nullable Instant oldestCreated) {
        undelivered = tickets;
        rejected = ofThemRejected;
        oldest = oldestCreated;
    }

    private double age() {
        Instant since = oldest;
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }
}
