package ar.gob.buenosaires.vecino.messaging;

import ar.gob.buenosaires.vecino.core.SchemaReady;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Takes bubbles from the outbox and has them handed to Meta: ordinary ones as slots, buckets and breaker allow, red-flag
 * ones at once in slots of their own.
 */
@Component
class OutboxWorker implements SmartLifecycle {

    /** So that bubbles which come in quick succession are taken in one transaction. */
    private static final Duration GATHER = Duration.ofMillis(10);

    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final OutboxClaims claims;
    private final Sending sending;
    private final OutboxRecorder recorder;
    private final MetaHealth health;
    private final Lane ordinary;
    private final Lane urgent;

    OutboxWorker(
            OutboxClaims claims, Sending sending, OutboxRecorder recorder, MetaHealth health, OutboxSettings settings) {
        this.claims = claims;
        this.sending = sending;
        this.recorder = recorder;
        this.health = health;
        this.ordinary = new Lane("outbox", settings.concurrency(), this::takeOrdinary);
        this.urgent = new Lane("outbox-urgent", settings.urgentConcurrency(), this::takeUrgent);
        health.onChange(ordinary::wake);
    }

    @EventListener(SchemaReady.class)
    void schemaReady() {
        recorder.start(ordinary::wake);
        urgent.start();
        ordinary.start();
    }

    @EventListener
    void filled(Outbox.Filled filled) {
        (filled.urgent() ? urgent : ordinary).wake();
    }

    @EventListener(AccessTokenReplaced.class)
    void tokenReplaced() {
        ordinary.wake();
    }

    private Duration takeOrdinary(int slots) {
        LockSupport.parkNanos(GATHER.toNanos());
        int permits = health.permits(slots);
        if (permits == 0) {
            return Lane.SWEEP;
        }
        int taken = 0;
        try {
            OutboxClaims.Batch batch = claims.ordinary(permits);
            recorder.closed(batch.closed());
            taken = batch.claims().size();
            batch.claims().forEach(claim -> ordinary.occupy(() -> recorder.add(sending.send(claim))));
            return batch.next();
        } finally {
            health.giveBack(permits - taken);
        }
    }

    private Duration takeUrgent(int slots) {
        OutboxClaims.Batch batch = claims.urgent(slots);
        recorder.closed(batch.closed());
        batch.claims().forEach(claim -> urgent.occupy(() -> recorder.add(sending.send(claim))));
        return batch.next();
    }

    /** The work begins with {@link SchemaReady}. */
    @Override
    public void start() {}

    /** Bubbles on their way are waited for and written down; the rest stays in the table for other nodes. */
    @Override
    public void stop() {
        try {
            ordinary.stop(PATIENCE);
            urgent.stop(PATIENCE);
            recorder.stop(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return ordinary.isRunning();
    }

    /** After the inbox workers, whose last replies it may still send. */
    @Override
    public int getPhase() {
        return InboxWorkers.PHASE - 4096;
    }
}
