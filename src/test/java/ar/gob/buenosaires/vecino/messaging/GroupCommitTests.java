package ar.gob.buenosaires.vecino.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.messaging.Webhook.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Deliveries that come while all writers are busy and so share a transaction. */
class GroupCommitTests extends InboxScene {

    /** PostgreSQL knows no such time. */
    private static final Instant POISON = Instant.MAX;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void storesWhatIsDeliveredSeveralTimesAtOnceOnce() {
        List<byte[]> bodies = IntStream.range(0, 100)
                .mapToObj(i -> Webhook.texts(Said.by("54911600" + (10_000 + i % 20), "mensaje " + i)))
                .toList();
        List<Callable<Integer>> deliveries = new ArrayList<>(Collections.nCopies(4, bodies).stream()
                .flatMap(List::stream)
                .<Callable<Integer>>map(body -> () -> webhook.deliver(body))
                .toList());
        Collections.shuffle(deliveries);
        long duplicates = counter("vecino.messages.duplicate");

        assertThat(whileWritersAreBusy(deliveries)).hasSize(400).containsOnly(200);

        assertThat(count("true")).isEqualTo(100);
        awaitAllEnded();
        assertThat(replies()).hasSize(100).doesNotHaveDuplicates();
        assertThat(counter("vecino.messages.duplicate") - duplicates).isEqualTo(300);
    }

    @Test
    void aDeliveryThatCannotBeStoredFailsAlone() {
        List<Callable<Boolean>> good = IntStream.range(0, 30)
                .<Callable<Boolean>>mapToObj(i -> () -> isStored(report("wamid.good" + i, Instant.now())))
                .toList();
        List<Callable<Boolean>> deliveries = new ArrayList<>(good);
        deliveries.add(15, () -> !isStored(report("wamid.poison", POISON)));

        assertThat(whileWritersAreBusy(deliveries)).hasSize(31).containsOnly(true);

        assertThat(jdbc.sql("select count(*) from delivery_status")
                        .query(Long.class)
                        .single())
                .isEqualTo(30);
    }

    private static DeliveryReport report(String wamid, Instant at) {
        return new DeliveryReport(wamid, "sent", at, null, null);
    }

    private boolean isStored(DeliveryReport report) {
        try {
            commits.store(new Mailbag(Instant.now(), List.of(), List.of(report), List.of()), Set.of(), () -> {});
            return true;
        } catch (StoreAway e) {
            return false;
        }
    }

    /** Holds the tables that deliveries are written to until all of them are there. */
    private <T> List<T> whileWritersAreBusy(List<Callable<T>> deliveries) {
        CountDownLatch started = new CountDownLatch(deliveries.size());
        List<Future<T>> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            new TransactionTemplate(transactions).executeWithoutResult(held -> {
                jdbc.sql("lock table contact_identifier, delivery_status in access exclusive mode")
                        .update();
                deliveries.forEach(delivery -> results.add(threads.submit(() -> {
                    started.countDown();
                    return delivery.call();
                })));
                await().until(() -> started.getCount() == 0 && waitingForLocks() >= 3);
            });
        }
        return results.stream().map(Future::resultNow).toList();
    }

    private long waitingForLocks() {
        return jdbc.sql("select count(*) from pg_locks where not granted")
                .query(Long.class)
                .single();
    }

    @Test
    void refusesAllThatWaitTooLongAndStoresThemOnceWhenTheyComeAgain() {
        List<Callable<Integer>> deliveries = IntStream.range(0, 50)
                .mapToObj(i -> Webhook.texts(Said.by(RESIDENT, "perdido " + i)))
                .<Callable<Integer>>map(body -> () -> webhook.deliver(body))
                .toList();

        List<Integer> refused = new TransactionTemplate(transactions).execute(held -> {
            jdbc.sql("lock table contact_identifier in access exclusive mode").update();
            return atOnce(deliveries);
        });

        assertThat(refused).hasSize(50).containsOnly(503);
        assertThat(atOnce(deliveries)).hasSize(50).containsOnly(200);
        assertThat(count("true")).isEqualTo(50);
    }

    private static <T> List<T> atOnce(List<Callable<T>> deliveries) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(deliveries).stream().map(Future::resultNow).toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
