package ar.gob.buenosaires.vecino.messaging;

import ar.gob.buenosaires.vecino.core.SchemaReady;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The safety net under the wake-ups: finds contacts whose messages nobody works on, after a restart, an outage or the
 * death of another node, a part at a time and each part in its turn.
 */
@Component
class InboxSweep {

    private static final Logger log = LoggerFactory.getLogger(InboxSweep.class);
    private static final int PART = 500;
    /** With so many in the queue there is work enough. */
    private static final int ENOUGH = 2_000;
    /** Younger messages are most likely in hand where they arrived. */
    private static final Duration AGE = Duration.ofMillis(500);

    private final InboxTurns turns;
    private final ContactQueue queue;
    private final InboxMetrics metrics;
    private volatile boolean ready;
    private long after;

    InboxSweep(InboxTurns turns, ContactQueue queue, InboxMetrics metrics) {
        this.turns = turns;
        this.queue = queue;
        this.metrics = metrics;
    }

    @EventListener(SchemaReady.class)
    void open() {
        ready = true;
    }

    /** Fills the queue. Throws nothing: it is called again. */
    void sweep() {
        quietly(() -> {
            turns.urgent(PART).forEach(contact -> queue.offer(contact, true));
            if (queue.size() < ENOUGH) {
                List<Long> found = turns.sweep(after, AGE, PART);
                found.forEach(contact -> queue.offer(contact, false));
                after = found.size() < PART ? 0 : found.getLast();
            }
        });
    }

    /** Reads the gauges. Throws nothing. */
    void measure() {
        quietly(() -> {
            InboxTurns.Backlog backlog = turns.backlog();
            metrics.waiting(backlog.count(), backlog.oldest());
        });
    }

    private void quietly(Runnable task) {
        if (!ready) {
            return;
        }
        try {
            task.run();
        } catch (RuntimeException e) {
            log.warn("the inbox could not be swept: {}", e.getClass().getName());
        }
    }
}
