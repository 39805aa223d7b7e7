package ar.gob.buenosaires.vecino.benchmark;

import ar.gob.buenosaires.vecino.simulator.Account;
import ar.gob.buenosaires.vecino.simulator.GraphSimulator;
import ar.gob.buenosaires.vecino.simulator.Said;
import ar.gob.buenosaires.vecino.simulator.WebhookSender;
import ar.gob.buenosaires.vecino.simulator.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.awaitility.Awaitility;

/** Residents in danger, each of whom writes once among all the others. */
final class DangerLoad implements AutoCloseable {

    private static final int PER_SECOND = 5;

    private final WebhookSender sender;
    private final List<Account> accounts;
    private final AtomicReferenceArray<Instant> due;
    private final AtomicInteger next = new AtomicInteger();
    private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();

    private DangerLoad(GraphSimulator graph, WebhookSender sender, int count) {
        this.sender = sender;
        this.accounts = IntStream.range(0, count)
                .mapToObj(i -> graph.accounts().open("In danger " + i))
                .toList();
        this.due = new AtomicReferenceArray<>(count);
    }

    static DangerLoad start(GraphSimulator graph, WebhookSender sender, int seconds) {
        DangerLoad load = new DangerLoad(graph, sender, PER_SECOND * seconds);
        load.pace.execute(load::write);
        return load;
    }

    private void write() {
        int number = next.getAndIncrement();
        if (number >= accounts.size()) {
            return;
        }
        Future<?> unused = pace.schedule(this::write, 1_000 / PER_SECOND, TimeUnit.MILLISECONDS);
        due.set(number, Instant.now());
        writers.execute(() -> {
            Account account = accounts.get(number);
            Written cry = Written.now(account, Said.text("mi papá no puede respirar"));
            account.wrote(cry.at());
            while (sender.deliver(List.of(cry)) != 200) {
                Thread.onSpinWait();
            }
        });
    }

    /** Microseconds from writing to the bubble that names 107 being taken by Meta. */
    Histogram told() {
        Awaitility.await("everybody told")
                .atMost(Duration.ofMinutes(1))
                .until(() -> accounts.stream().noneMatch(a -> a.received().isEmpty()));
        Histogram told = new Histogram(60_000_000L, 3);
        for (int i = 0; i < accounts.size(); i++) {
            told.recordValue(Duration.between(
                                    due.get(i),
                                    accounts.get(i).received().getFirst().at())
                            .toNanos()
                    / 1_000);
        }
        return told;
    }

    @Override
    public void close() {
        pace.shutdownNow();
        writers.shutdown();
    }
}
