package ar.gob.buenosaires.vecino.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tells the service what became of its messages, by signed status webhooks: sent, delivered, read or failed. */
public final class StatusReports implements AutoCloseable {

    private static final List<String> USUAL = List.of(StatusReport.SENT, StatusReport.DELIVERED, StatusReport.READ);

    private final GraphSimulator graph;
    private final WebhookSender webhook;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<StatusReport> due = new ConcurrentLinkedQueue<>();
    private final Map<String, String> told = new ConcurrentHashMap<>();
    private volatile List<String> order = USUAL;
    private volatile Duration delay = Duration.ofMillis(20);
    private volatile int batch = 1;
    private volatile boolean on = true;

    /** Reports on everything that the simulator accepts from now on. */
    public StatusReports(GraphSimulator graph, WebhookSender webhook) {
        this.graph = graph;
        this.webhook = webhook;
        graph.onAccepted(this::report);
    }

    /** No reports at all, or reports again. */
    public StatusReports on(boolean reporting) {
        on = reporting;
        return this;
    }

    /** The first report so long after the acceptance, each further one as much later. */
    public StatusReports delay(Duration eachStep) {
        delay = eachStep;
        return this;
    }

    /** Which reports, in which order, e.g. read, sent, delivered. */
    public StatusReports order(String... statuses) {
        order = List.of(statuses);
        return this;
    }

    /** Up to so many reports in one delivery. */
    public StatusReports batch(int reports) {
        batch = reports;
        return this;
    }

    /** The highest status of a bubble that the service answered 200 to, or null. */
    public @Nullable String told(String wamid) {
        return told.get(wamid);
    }

    /** The resident looked at these bubbles; for a phone that has switched "read" off the usual reports. */
    void seen(Account account, List<Received> bubbles) {
        bubbles.forEach(bubble -> due.add(new StatusReport(account, bubble, StatusReport.READ, Instant.now(), null)));
        threads.execute(this::flush);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void report(Verdict.Accepted taken) {
        if (!on) {
            return;
        }
        GraphError failure = taken.failure();
        if (failure != null) {
            plan(taken, StatusReport.FAILED, failure, 1);
            return;
        }
        boolean reaction = "reaction".equals(taken.bubble().type());
        List<String> statuses = reaction ? List.of(StatusReport.SENT) : order;
        for (int i = 0; i < statuses.size(); i++) {
            plan(taken, statuses.get(i), null, i + 1);
        }
    }

    private void plan(Verdict.Accepted taken, String status, @Nullable GraphError error, int step) {
        Runnable tell = () -> {
            due.add(new StatusReport(taken.account(), taken.bubble(), status, Instant.now(), error));
            flush();
        };
        long nanos = delay.multipliedBy(step).toNanos();
        CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, threads).execute(tell);
    }

    private void flush() {
        List<StatusReport> reports = new ArrayList<>();
        StatusReport next = due.poll();
        while (next != null) {
            reports.add(next);
            next = reports.size() < batch ? due.poll() : null;
        }
        if (!reports.isEmpty()) {
            Delivery delivery = Delivery.ofStatuses(webhook.number(), reports);
            webhook.deliverUntilTaken(delivery, status -> answered(reports, status));
        }
    }

    private static String higher(String one, String other) {
        return USUAL.indexOf(one) > USUAL.indexOf(other) ? one : other;
    }

    private void answered(List<StatusReport> reports, int status) {
        if (status == 200) {
            reports.forEach(report -> told.merge(report.bubble().wamid(), report.status(), StatusReports::higher));
            graph.accounts().revision().bump();
        }
    }
}
