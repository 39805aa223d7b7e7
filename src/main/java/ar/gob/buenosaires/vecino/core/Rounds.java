package ar.gob.buenosaires.vecino.core;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that does rounds of work whenever it is woken or a while has passed. */
public final class Rounds {

    private static final Logger log = LoggerFactory.getLogger(Rounds.class);

    private final String name;
    private final Supplier<Duration> round;
    private final Duration afterTrouble;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean running;
    private volatile @Nullable Thread thread;
    private boolean troubled;

    /** @param round says after how long to look again without being woken */
    public Rounds(String name, Duration afterTrouble, Supplier<Duration> round) {
        this.name = name;
        this.afterTrouble = afterTrouble;
        this.round = round;
    }

    public synchronized void start() {
        if (!running) {
            running = true;
            thread = Thread.ofVirtual().name(name).start(this::run);
        }
    }

    public void wake() {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    public void stop(Duration patience) throws InterruptedException {
        running = false;
        wake();
        Thread last = thread;
        if (last != null) {
            last.join(patience);
        }
    }

    public boolean isRunning() {
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
        try {
            Duration next = round.get();
            troubled = false;
            return next;
        } catch (RuntimeException e) {
            if (!troubled) {
                log.warn("{}: {}; trying on", name, e.getClass().getSimpleName());
            }
            troubled = true;
            log.debug("{}", name, e);
            return afterTrouble;
        }
    }
}
