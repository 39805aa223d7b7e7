package ar.gob.buenosaires.vecino.messaging;

import ar.gob.buenosaires.vecino.core.SchemaReady;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Applies delivery reports soon after they come, and sweeps the outbox each second. */
@Component
class DeliveryWorker implements SmartLifecycle {

    /** So that what Meta reports of one bubble in quick succession meets in one batch. */
    private static final Duration GATHER = Duration.ofMillis(100);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DeliveryLedger ledger;
    private final OutboxSweep sweep;
    private final ApplicationEventPublisher events;
    private final Lane reports = new Lane("delivery-reports", 1, this::report);
    private final Lane care = new Lane("outbox-sweep", 1, this::care);

    DeliveryWorker(DeliveryLedger ledger, OutboxSweep sweep, ApplicationEventPublisher events) {
        this.ledger = ledger;
        this.sweep = sweep;
        this.events = events;
    }

    @EventListener(SchemaReady.class)
    void schemaReady() {
        reports.start();
        care.start();
    }

    @EventListener(DeliveryReports.Came.class)
    void reportsCame() {
        reports.wake();
    }

    private Duration report(int slots) {
        LockSupport.parkNanos(GATHER.toNanos());
        return ledger.apply() == DeliveryLedger.BATCH ? Duration.ZERO : Lane.SWEEP;
    }

    private Duration care(int slots) {
        if (sweep.sweep()) {
            events.publishEvent(new Outbox.Filled(true));
            events.publishEvent(new Outbox.Filled(false));
        }
        return Lane.SWEEP;
    }

    /** The work begins with {@link SchemaReady}. */
    @Override
    public void start() {}

    @Override
    public void stop() {
        try {
            reports.stop(PATIENCE);
            care.stop(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return reports.isRunning();
    }

    /** With the outbox worker, after the inbox workers. */
    @Override
    public int getPhase() {
        return InboxWorkers.PHASE - 4096;
    }
}
