package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.Rounds;
import ar.gob.buenosaires.vecino.core.SchemaReady;
import ar.gob.buenosaires.vecino.emergency.DispatchSystem.Answer;
import ar.gob.buenosaires.vecino.emergency.SameClaims.Claim;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Tells SAME of tickets, as permits allow. */
@Component
class SameWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SameWorker.class);
    private static final Duration SWEEP = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final int BATCH = 16;

    private final DispatchSystem same;
    private final SameClaims claims;
    private final SameResults results;
    private final EmergencySettings settings;
    private final InstantSource clock;
    private final Rounds rounds = new Rounds("same", SWEEP, this::round);
    private final AtomicInteger underway = new AtomicInteger();
    private volatile boolean unwell;

    SameWorker(
            DispatchSystem same,
            SameClaims claims,
            SameResults results,
            EmergencySettings settings,
            InstantSource clock) {
        this.same = same;
        this.claims = claims;
        this.results = results;
        this.settings = settings;
        this.clock = clock;
        same.onChange(rounds::wake);
    }

    @EventListener(SchemaReady.class)
    void schemaReady() {
        rounds.start();
    }

    @EventListener(SameCalls.Filled.class)
    void filled() {
        rounds.wake();
    }

    /** Permits are asked for before anything is claimed: an open breaker costs no attempt. */
    private Duration round() {
        claims.takeBack(clock.instant().minus(settings.claimTimeout()));
        int permits = same.permits(BATCH);
        if (permits == 0) {
            return SWEEP;
        }
        int taken = 0;
        try {
            List<Claim> batch = claims.take(permits, same.isOnTrial());
            taken = batch.size();
            batch.forEach(this::occupy);
            return taken == permits ? Duration.ZERO : SWEEP;
        } finally {
            same.giveBack(permits - taken);
        }
    }

    private void occupy(Claim claim) {
        underway.incrementAndGet();
        Thread.ofVirtual().name("same-call").start(() -> {
            try {
                tell(claim);
            } finally {
                underway.decrementAndGet();
                rounds.wake();
            }
        });
    }

    private void tell(Claim claim) {
        Answer answer = same.send(claim.call());
        try {
            results.write(claim, answer, same.pause(claim.attempts() + 1));
            if (answer instanceof DispatchSystem.Failed) {
                unwell = true;
            } else if (unwell && answer instanceof DispatchSystem.Taken) {
                unwell = false;
                claims.wakeAll();
            }
        } catch (DataAccessException | TransactionException e) {
            // it is taken back after a while and told again under the same key
            log.warn("SAME's answer cannot be written: {}", e.getClass().getSimpleName());
        }
    }

    /** The work begins with {@link SchemaReady}. */
    @Override
    public void start() {}

    /** Calls on their way are waited for; the rest stays in the table for other nodes. */
    @Override
    public void stop() {
        try {
            rounds.stop(PATIENCE);
            for (long left = PATIENCE.toMillis(); left > 0 && underway.get() > 0; left -= 20) {
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return rounds.isRunning();
    }
}
