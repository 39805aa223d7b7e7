package ar.gob.buenosaires.vecino.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.messaging.Webhook.Said;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InboxNodesTests extends InboxScene {

    @Test
    void keepsOneCopyOfAThousandMessagesDeliveredEightTimesAtOnce() throws Exception {
        List<Said> said = IntStream.range(0, 1000)
                .mapToObj(i -> Said.by("54911600" + (10_000 + i % 400), "mensaje " + i))
                .toList();
        List<Said> shuffled = new ArrayList<>(said);
        Collections.shuffle(shuffled);
        List<byte[]> bodies = List.of(Webhook.texts(said), Webhook.texts(shuffled));

        assertThat(atOnce(IntStream.range(0, 8)
                        .<Callable<Integer>>mapToObj(i -> () -> webhook.deliver(bodies.get(i % 2)))
                        .toList()))
                .containsOnly(200);

        assertThat(count("true")).isEqualTo(1000);
        assertThat(jdbc.sql("select count(*) from contact").query(Long.class).single())
                .isEqualTo(400);
        await().atMost(Duration.ofSeconds(60)).until(() -> count("state = 'WAITING'") == 0);
        assertThat(replies()).hasSize(1000).doesNotHaveDuplicates();
    }

    @Test
    void makesOneContactOfResidentsWhoWriteForTheFirstTimeAllAtOnce() throws Exception {
        List<Callable<Integer>> deliveries = IntStream.range(0, 40)
                .<Callable<Integer>>mapToObj(i -> () -> webhook.deliver(
                        Said.by("5491160001" + i % 4, "vez " + i).withBsuid("AR.1" + i % 4)))
                .toList();

        assertThat(atOnce(deliveries)).containsOnly(200);

        assertThat(jdbc.sql("select count(*) from contact").query(Long.class).single())
                .isEqualTo(4);
        assertThat(jdbc.sql("select count(*) from identity_conflict")
                        .query(Long.class)
                        .single())
                .isZero();
        awaitAllEnded();
    }

    private static List<Integer> atOnce(List<Callable<Integer>> tasks) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> results = new ArrayList<>();
            for (Future<Integer> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        }
    }

    @Test
    void isWorkedOffByTwoNodesTogether() {
        workers.stop();
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            said.add(Said.by("549116000" + i % 30, "n " + i, Instant.now().minusSeconds(3600 - i)));
        }
        webhook.deliver(Webhook.texts(said));
        InboxWorkers other = node();

        workers.start();
        other.start();
        awaitAllEnded();
        other.stop();

        assertThat(replies()).hasSize(300).doesNotHaveDuplicates();
        List<Long> disorder = jdbc.sql("select count(*) from inbound_message a join inbound_message b"
                        + " on a.contact_id = b.contact_id and a.sent_at < b.sent_at and a.ended_at > b.ended_at")
                .query(Long.class)
                .list();
        assertThat(disorder).containsExactly(0L);
    }

    /** A second node on the same tables, whose queue nobody but its sweep fills. */
    private InboxWorkers node() {
        ContactQueue queue = new ContactQueue();
        InboxSweep sweep = new InboxSweep(turns, queue, metrics);
        sweep.open();
        return new InboxWorkers(worker, queue, sweep, settings, InstantSource.system());
    }

    @Test
    void leavesAContactThatAnotherNodeHasInHand() {
        CountDownLatch held = conversations.holding("en mano");
        webhook.deliver(Said.by(RESIDENT, "en mano"));
        await().until(() -> conversations.texts().contains("en mano"));
        long contact = jdbc.sql("select id from contact").query(Long.class).single();

        assertThat(worker.work(contact)).isInstanceOf(InboxWorker.Again.At.class);

        held.countDown();
        awaitAllEnded();
        assertThat(replies()).containsExactly("eco: en mano");
    }

    @Test
    void findsWhatAStoppedNodeLeftBehind() {
        workers.stop();
        webhook.deliver(Said.by(RESIDENT, "olvidado"));
        InboxWorkers other = node();

        other.start();

        awaitAllEnded();
        other.stop();
        assertThat(replies()).containsExactly("eco: olvidado");
    }

    @Test
    void keepsNothingBeforeTheSchemaIsReady() {
        Inbox inbox = new Inbox(commits, firstAid);
        DeliveryReport report = new DeliveryReport("wamid.OUT", "sent", Instant.now(), null, null);
        Mailbag mailbag = new Mailbag(Instant.now(), List.of(), List.of(report), List.of());

        assertThatThrownBy(() -> inbox.keep(mailbag)).isInstanceOf(StoreAway.class);
    }
}
