package ar.gob.buenosaires.vecino.messaging;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that takes work whenever it is woken or a while has passed, and the slots that the work is done in. */
final class Lane {

    private static final Logger log = LoggerFactory.getLogger(Lane.class);
    /** How long a lane that nobody wakes waits at most, and after trouble at least. */
    static final Duration SWEEP = Duration.ofSeconds(1);

    private final String name;
    private final int slots;
    private final Semaphore free;
    private final Semaphore bell = new Semaphore(0);
    private final Function<Integer, Duration> round;
    private volatile boolean running;
    private volatile @Nullable Thread thread;
    private boolean troubled;

    /** @param round takes as many as there are free slots and says after how long to look again without being woken */
    Lane(String name, int slots, Function<Integer, Duration> round) {
        this.name = name;
        this.slots = slots;
        this.free = new Semaphore(slots);
        this.round = round;
    }

    synchronized void start() {
        if (!running) {
            running = true;
            thread = Thread.ofVirtual().name(name).start(this::run);
        }
    }

    void wake() {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    /** Does a piece of work that the round has taken, in a slot of its own. */
    void occupy(Runnable work) {
        free.acquireUninterruptibly();
        Thread.ofVirtual().name(name + "-slot").start(() -> {
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
        running = false;
        wake();
        Thread last = thread;
        if (last != null) {
            last.join(patience);
        }
        if (!free.tryAcquire(slots, patience.toMillis(), TimeUnit.MILLISECONDS)) {
            log.warn("{}: some work did not end within {}", name, patience);
        }
    }

    boolean isRunning() {
        return running;
    }

    private void run() {
        Duration pause = Duration.ZERO;
        while (running) {
            try {
                if (bell.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    bell.drainPermits();
                }
                pause = running ? look() : Duration.ZERO;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private Duration look() {
        int slotsNow = free.availablePermits();
        if (slotsNow == 0) {
            return SWEEP;
        }
        try {
            Duration next = round.apply(slotsNow);
            troubled = false;
            return next;
        } catch (RuntimeException e) {
            if (!troubled) {
                log.warn("{}: {}; trying on", name, e.getClass().getSimpleName());
            }
            troubled = true;
            log.debug("{}", name, e);
            return SWEEP;
        }
    }
}
