package ar.gob.buenosaires.vecino.messaging;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The inbox workers of a node and the sweep, from start to a stop that lets them finish what they have in hand. */
@Component
class InboxWorkers implements SmartLifecycle {

    /** Stops after the web server, which does 1024 and 2048 below the highest phase, and before the outbox. */
    static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

    private static final Logger log = LoggerFactory.getLogger(InboxWorkers.class);
    private static final Duration AFTER_OUTAGE = Duration.ofMillis(500);
    private static final Duration FINISH = Duration.ofSeconds(15);

    private final InboxWorker worker;
    private final ContactQueue queue;
    private final InboxSweep sweep;
    private final InboxSettings settings;
    private final InstantSource clock;
    private final List<Thread> threads = new ArrayList<>();
    private @Nullable ScheduledExecutorService timer;

    InboxWorkers(
            InboxWorker worker, ContactQueue queue, InboxSweep sweep, InboxSettings settings, InstantSource clock) {
        this.worker = worker;
        this.queue = queue;
        this.sweep = sweep;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        queue.open();
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("inbox-timer").daemon().factory());
        timer = started;
        every(started, settings.sweepEvery(), sweep::sweep);
        every(started, settings.measureEvery(), sweep::measure);
        for (int i = 1; i <= settings.workers(); i++) {
            // a few that do one statement after another: the system's own threads wake sooner from each, and leave
            // the virtual threads' carriers to the webhook
            threads.add(Thread.ofPlatform().name("inbox-" + i).daemon().start(() -> run(started)));
        }
    }

    private static void every(ScheduledExecutorService timer, Duration pause, Runnable task) {
        var unused = timer.scheduleWithFixedDelay(task, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run(ScheduledExecutorService later) {
        try {
            for (Optional<Long> next = queue.take(); next.isPresent(); next = queue.take()) {
                work(next.get(), later);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(long contact, ScheduledExecutorService later) throws InterruptedException {
        InboxWorker.Again again = worker.work(contact);
        queue.done(contact, again instanceof InboxWorker.Again.Now);
        switch (again) {
            case InboxWorker.Again.At(Instant time) -> offerAt(time, contact, later);
            case InboxWorker.Again.StoreAway away -> Thread.sleep(AFTER_OUTAGE);
            case InboxWorker.Again.Never never -> {}
            case InboxWorker.Again.Now now -> {}
        }
    }

    private void offerAt(Instant time, long contact, ScheduledExecutorService later) {
        long pause = Math.max(1, Duration.between(clock.instant(), time).toMillis());
        try {
            var unused = later.schedule(() -> queue.offer(contact, false), pause, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            log.debug("left to the sweep of another node or of the next start");
        }
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
        queue.close();
        long deadline = System.nanoTime() + FINISH.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
