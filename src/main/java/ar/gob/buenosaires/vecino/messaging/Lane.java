package ar.gob.buenosaires.vecino.messaging;

import ar.gob.buenosaires.vecino.core.Rounds;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rounds that take work, and the slots that the work is done in. */
final class Lane {

    private static final Logger log = LoggerFactory.getLogger(Lane.class);
    /** How long a lane that nobody wakes waits at most, and after trouble at least. */
    static final Duration SWEEP = Duration.ofSeconds(1);

    private final String name;
    private final int slots;
    private final Semaphore free;
    private final Rounds rounds;
    // as many as there are slots at most; threads of the system, since the virtual ones' carriers are the webhook's
    private final ExecutorService threads;

    /** @param round takes as many as there are free slots and says after how long to look again without being woken */
    Lane(String name, int slots, Function<Integer, Duration> round) {
        this.name = name;
        this.slots = slots;
        this.free = new Semaphore(slots);
        this.threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name(name + "-slot-", 1).factory());
        this.rounds = new Rounds(name, SWEEP, () -> {
            int now = free.availablePermits();
            return now == 0 ? SWEEP : round.apply(now);
        });
    }

    void start() {
        rounds.start();
    }

    void wake() {
        rounds.wake();
    }

    /** Does a piece of work that the round has taken, in a slot of its own. */
    void occupy(Runnable work) {
        free.acquireUninterruptibly();
        threads.execute(() -> {
            try {
                work.run();
            } finally {
                free.release();
                wake();
            }
        });
    }

    /** Takes no more work and waits for what is on its way. */
    void stop(Duration patience) throws InterruptedException {
        rounds.stop(patience);
        if (!free.tryAcquire(slots, patience.toMillis(), TimeUnit.MILLISECONDS)) {
            log.warn("{}: some work did not end within {}", name, patience);
        }
    }

    boolean isRunning() {
        return rounds.isRunning();
    }
}
