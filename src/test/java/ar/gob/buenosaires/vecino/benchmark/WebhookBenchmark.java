package ar.gob.buenosaires.vecino.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.DevelopmentSettings;
import ar.gob.buenosaires.vecino.process.PackagedService;
import ar.gob.buenosaires.vecino.simulator.Account;
import ar.gob.buenosaires.vecino.simulator.BusinessNumber;
import ar.gob.buenosaires.vecino.simulator.GraphSimulator;
import ar.gob.buenosaires.vecino.simulator.Received;
import ar.gob.buenosaires.vecino.simulator.Residents;
import ar.gob.buenosaires.vecino.simulator.StatusReports;
import ar.gob.buenosaires.vecino.simulator.WebhookSender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Acknowledgement and webhook-to-reply latency of the packaged jar at a constant rate, beside the floor. Not a test of
 * time: it fails only when something is lost or answered twice. Properties: {@code rate} (a second), {@code seconds},
 * {@code warmup} (seconds), {@code statuses} (whether Meta's status webhooks come back too).
 */
class WebhookBenchmark {

    private static final int RATE = Integer.getInteger("rate", 500);
    private static final int SECONDS = Integer.getInteger("seconds", 30);
    private static final int WARM_UP = Integer.getInteger("warmup", 20);
    private static final boolean STATUSES = Boolean.parseBoolean(System.getProperty("statuses", "true"));
    private static final Duration META_TAKES = Duration.ofMillis(100);

    // a few messages each: neither the pair limit nor the guard against loops is what is measured here
    private final int residents = Math.max(1000, RATE * (SECONDS + WARM_UP) / 3);

    @Test
    void acknowledgesAndAnswers() {
        try (BenchmarkDatabase database = BenchmarkDatabase.start()) {
            Histogram floor = floor(database);
            service(database, floor);
        }
    }

    private static Histogram floor(BenchmarkDatabase database) {
        try (FloorProcess process = FloorProcess.start(database.createDatabase("floor"))) {
            WebhookLoad load = new WebhookLoad(process.webhook(), DevelopmentSettings.PHONE_NUMBER_ID, List.of("1"));
            load.warmUp(RATE, Duration.ofSeconds(WARM_UP / 3), number -> {});
            load.run(RATE, Duration.ofSeconds(SECONDS), 1_000_000, number -> {});
            return load.acknowledgements();
        }
    }

    private void service(BenchmarkDatabase database, Histogram floor) {
        BusinessNumber number = BusinessNumber.ofTests();
        try (GraphSimulator graph = GraphSimulator.start(0, number).delay(META_TAKES);
                PackagedService service = new PackagedService(
                                graph.baseUrl(), database.createDatabase("vecino"), "postgres", "postgres")
                        .with("VECINO_WHATSAPP_APP_SECRET", WebhookLoad.APP_SECRET)
                        .with("VECINO_WHATSAPP_MESSAGES_PER_SECOND", "100000")
                        .with("VECINO_OUTBOX_CONCURRENCY", "512")
                        .toLast()
                        .under(Pinning.toTwoCores())) {
            List<Account> accounts = IntStream.range(0, residents)
                    .mapToObj(i -> graph.accounts().open("Resident " + i))
                    .toList();
            service.start().awaitReady();
            try (StatusLine statuses = new StatusLine(graph, service)) {
                measure(graph, service, database, accounts, floor, statuses.sender());
                statuses.settle();
            }
        }
    }

    private void measure(
            GraphSimulator graph,
            PackagedService service,
            BenchmarkDatabase database,
            List<Account> accounts,
            Histogram floor,
            WebhookSender sender) {
        List<String> phones =
                accounts.stream().map(a -> Objects.requireNonNull(a.phone())).toList();
        WebhookLoad load =
                new WebhookLoad(service.uri("/webhooks/whatsapp"), DevelopmentSettings.PHONE_NUMBER_ID, phones);
        AtomicReferenceArray<Instant> due = new AtomicReferenceArray<>(RATE * (WARM_UP + SECONDS));
        int warmUp;
        try (DangerLoad unmeasured = DangerLoad.start(graph, sender, WARM_UP)) { // alarms are compiled then, too
            warmUp = load.warmUp(RATE, Duration.ofSeconds(WARM_UP / 3), n -> wrote(accounts, due, n));
            unmeasured.told();
        }
        int total = warmUp + RATE * SECONDS;
        Duration serviceTime = service.processorTime();
        Duration databaseTime = database.processorTime();
        Histogram told;
        try (DangerLoad danger = DangerLoad.start(graph, sender, SECONDS)) {
            load.run(RATE, Duration.ofSeconds(SECONDS), warmUp, n -> wrote(accounts, due, n));
            told = danger.told();
        }
        Awaitility.await("every message answered")
                .atMost(Duration.ofMinutes(3))
                .until(() -> received(accounts) >= total && service.metric("vecino_inbox_waiting") == 0);
        Histogram replies = replies(accounts, due, warmUp, total);
        Report.print(RATE, STATUSES, floor, load.acknowledgements(), replies, told);
        Report.processorTime(
                RATE * SECONDS,
                service.processorTime().minus(serviceTime),
                database.processorTime().minus(databaseTime));
        System.out.printf("refused at first and delivered again: %d%n", load.refused());
        assertThat(received(accounts)).isEqualTo(total);
    }

    private static int received(List<Account> accounts) {
        return accounts.stream().mapToInt(a -> a.received().size()).sum();
    }

    private static void wrote(List<Account> accounts, AtomicReferenceArray<Instant> due, int number) {
        Instant now = Instant.now();
        due.set(number, now);
        accounts.get(number % accounts.size()).wrote(now);
    }

    /** The k-th bubble of a resident answers the k-th message: asserted by the counts, since every message gets one. */
    private static Histogram replies(List<Account> accounts, AtomicReferenceArray<Instant> due, int warmUp, int total) {
        Histogram replies = new Histogram(600_000_000L, 3);
        for (int resident = 0; resident < accounts.size(); resident++) {
            List<Received> received = new ArrayList<>(accounts.get(resident).received());
            for (int k = 0; resident + k * accounts.size() < total; k++) {
                int number = resident + k * accounts.size();
                assertThat(received.size())
                        .as("bubbles of resident %d", resident)
                        .isGreaterThan(k);
                if (number >= warmUp) {
                    replies.recordValue(
                            Duration.between(due.get(number), received.get(k).at())
                                            .toNanos()
                                    / 1_000);
                }
            }
            long expected = IntStream.iterate(resident, n -> n < total, n -> n + accounts.size())
                    .count();
            assertThat(received).as("nobody is answered twice").hasSize((int) expected);
        }
        return replies;
    }

    /** Meta's status webhooks, where the run wants them. */
    private record StatusLine(GraphSimulator graph, WebhookSender sender, StatusReports reports)
            implements AutoCloseable {

        StatusLine(GraphSimulator graph, PackagedService service) {
            this(graph, sender(service));
        }

        private StatusLine(GraphSimulator graph, WebhookSender sender) {
            this(graph, sender, new Residents(graph, sender).statuses());
            reports.on(STATUSES).batch(10);
        }

        private static WebhookSender sender(PackagedService service) {
            BusinessNumber tests = BusinessNumber.ofTests();
            return new WebhookSender(
                    service.uri("/webhooks/whatsapp"),
                    new BusinessNumber(
                            tests.accountId(),
                            tests.phoneNumberId(),
                            tests.displayNumber(),
                            tests.accessToken(),
                            WebhookLoad.APP_SECRET));
        }

        void settle() {
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> sender.pending() == 0);
        }

        @Override
        public void close() {
            reports.close();
            sender.close();
        }
    }
}
