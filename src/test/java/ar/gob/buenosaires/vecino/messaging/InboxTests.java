package ar.gob.buenosaires.vecino.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.messaging.Webhook.Said;
import ar.gob.buenosaires.vecino.privacy.Vault;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@InboxTest
class InboxTests {

    private static final String RESIDENT = "5491160000001";
    private static final String NEIGHBOUR = "5491160000002";
    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    private Webhook webhook;

    @Autowired
    private ScriptedConversations conversations;

    @Autowired
    private InboxWorkers workers;

    @Autowired
    private InboxWorker worker;

    @Autowired
    private InboxTurns turns;

    @Autowired
    private Intake intake;

    @Autowired
    private FirstAid firstAid;

    @Autowired
    private InboxMetrics metrics;

    @Autowired
    private InboxSettings settings;

    @Autowired
    private Vault vault;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MeterRegistry meters;

    @BeforeEach
    void empty() {
        workers.stop();
        conversations.reset();
        jdbc.sql("truncate contact, inbound_message, delivery_status cascade").update();
        workers.start();
    }

    @AfterEach
    void release() {
        conversations.reset();
    }

    private long count(String condition) {
        return jdbc.sql("select count(*) from inbound_message where " + condition)
                .query(Long.class)
                .single();
    }

    private void awaitAllEnded() {
        await().atMost(SOON).until(() -> count("state = 'WAITING'") == 0);
    }

    /** What was put in the outbox, in order. */
    private List<String> replies() {
        return jdbc.sql("select payload from outbound_message order by id").query(byte[].class).list().stream()
                .map(vault::open)
                .map(json -> json.replaceAll("(?s).*\"body\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    private long counter(String name, String... tags) {
        return meters.get(name).tags(tags).counters().stream()
                .mapToLong(c -> Math.round(c.count()))
                .sum();
    }

    @Test
    void answersWhatIsWritten() {
        webhook.deliver(Said.by(RESIDENT, "hola"));

        awaitAllEnded();
        assertThat(replies()).containsExactly("eco: hola");
        assertThat(count("outcome = 'ANSWERED' and reason = 'echo' and intent = 'none' and grounds->>'score' = '0.5'"
                        + " and attempts = 0 and ended_at is not null"))
                .isEqualTo(1);
    }

    @Test
    void tellsTheConversationEverythingThatIsKept() {
        webhook.deliver(WebhookFiles.read("text-forwarded"));

        awaitAllEnded();
        IncomingMessage message = conversations.seen().getFirst();
        assertThat(message.content()).isEqualTo(new Content.Text("Reenviado"));
        assertThat(message.forwarded()).isTrue();
        assertThat(message.profileName()).isEqualTo("Vecina de prueba");
        assertThat(message.sentAt()).isEqualTo(Instant.parse("2026-11-20T18:40:02Z"));
        assertThat(count("id = " + message.id())).isEqualTo(1);
    }

    @Test
    void keepsNothingReadable() {
        webhook.deliver(Said.by(RESIDENT, "secreto"));

        awaitAllEnded();
        assertThat(jdbc.sql("select inbound_message::text || outbound_message::text || i::text from inbound_message,"
                                + " outbound_message, contact_identifier i")
                        .query(String.class)
                        .single())
                .doesNotContain("secreto", RESIDENT, "wamid")
                .doesNotContain("7365637265746f", "35343931313630303030303031");
    }

    @Test
    void refusesAMessageThatComesAgain() {
        long before = counter("vecino.messages.duplicate");
        byte[] body = Webhook.texts(Said.by(RESIDENT, "hola"), Said.by(RESIDENT, "chau"));

        webhook.deliver(body);
        awaitAllEnded();
        assertThat(webhook.deliver(body)).isEqualTo(200);

        awaitAllEnded();
        assertThat(replies()).containsExactly("eco: hola", "eco: chau");
        assertThat(counter("vecino.messages.duplicate")).isEqualTo(before + 2);
    }

    @Test
    void keepsTheSameMessageOnceWithinADelivery() {
        Said said = Said.by(RESIDENT, "hola");

        webhook.deliver(said, said, said);

        awaitAllEnded();
        assertThat(replies()).containsExactly("eco: hola");
    }

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
    void answersOneResidentInTheOrderOfWriting() {
        workers.stop();
        Instant noon = Instant.now().minusSeconds(600);
        webhook.deliver(Said.by(RESIDENT, "tercero", noon.plusSeconds(2)));
        webhook.deliver(
                Said.by(RESIDENT, "primero", noon), Said.by(RESIDENT, "segundo a", noon.plusSeconds(1)),
                Said.by(RESIDENT, "segundo b", noon.plusSeconds(1)),
                        Said.by(RESIDENT, "segundo c", noon.plusSeconds(1)));

        workers.start();

        awaitAllEnded();
        assertThat(replies())
                .containsExactly("eco: primero", "eco: segundo a", "eco: segundo b", "eco: segundo c", "eco: tercero");
    }

    @Test
    void putsAnEarlierMessageThatComesLateBeforeThoseThatStillWait() {
        Instant noon = Instant.now().minusSeconds(600);
        CountDownLatch first = conversations.holding("uno");
        webhook.deliver(Said.by(RESIDENT, "uno", noon));
        await().atMost(SOON).until(() -> conversations.texts().contains("uno"));
        webhook.deliver(Said.by(RESIDENT, "cuatro", noon.plusSeconds(3)));
        webhook.deliver(Said.by(RESIDENT, "dos", noon.plusSeconds(1)));
        webhook.deliver(Said.by(RESIDENT, "antes de todo", noon.minusSeconds(60)));

        first.countDown();

        awaitAllEnded();
        assertThat(conversations.texts()).containsExactly("uno", "antes de todo", "dos", "cuatro");
    }

    @Test
    void letsNobodyWaitForAnothersMessage() {
        CountDownLatch stuck = conversations.holding("trabado");
        webhook.deliver(Said.by(RESIDENT, "trabado"), Said.by(RESIDENT, "detrás"));
        await().atMost(SOON).until(() -> conversations.texts().contains("trabado"));

        webhook.deliver(Said.by(NEIGHBOUR, "libre"));

        await().atMost(SOON).until(() -> replies().contains("eco: libre"));
        assertThat(conversations.texts()).doesNotContain("detrás");
        stuck.countDown();
        awaitAllEnded();
        assertThat(replies()).containsExactly("eco: libre", "eco: trabado", "eco: detrás");
    }

    @Test
    void takesARedFlagBeforeWhatWasWrittenEarlier() {
        workers.stop();
        Instant noon = Instant.now().minusSeconds(600);
        webhook.deliver(Said.by(RESIDENT, "uno", noon), Said.by(RESIDENT, "dos", noon.plusSeconds(1)));
        webhook.deliver(Said.by(RESIDENT, "socorro", noon.plusSeconds(2)));

        workers.start();

        awaitAllEnded();
        assertThat(replies()).containsExactly("eco: socorro", "eco: uno", "eco: dos");
        assertThat(jdbc.sql("select count(*) from outbound_message where urgent")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void triesAgainAndKeepsTheOrderMeanwhile() {
        conversations.failing("a la tercera", 2);

        webhook.deliver(Said.by(RESIDENT, "a la tercera"), Said.by(RESIDENT, "después"));

        awaitAllEnded();
        assertThat(replies()).containsExactly("eco: a la tercera", "eco: después");
        assertThat(count("outcome = 'ANSWERED' and attempts = 2")).isEqualTo(1);
    }

    @Test
    void setsAsideWhatFailsThriceWithAnApologyAndGoesOn() {
        long failed = counter("vecino.messages.ended", "outcome", "failed");
        conversations.failing("veneno", Integer.MAX_VALUE);

        webhook.deliver(Said.by(RESIDENT, "veneno"), Said.by(RESIDENT, "después"));

        awaitAllEnded();
        assertThat(replies()).containsExactly("Perdoná, no pudimos leer tu mensaje. Llamá al 147.", "eco: después");
        assertThat(count("outcome = 'FAILED' and attempts = 3 and reason = 'IllegalStateException'"))
                .isEqualTo(1);
        assertThat(counter("vecino.messages.ended", "outcome", "failed")).isEqualTo(failed + 1);
    }

    @Test
    void apologizesForAMessageThatCannotBeOpened() {
        workers.stop();
        webhook.deliver(Said.by(RESIDENT, "hola"));
        jdbc.sql("update inbound_message set payload = ?")
                .param(new byte[] {3, 'n', 'o', 't', 1, 2, 3})
                .update();

        workers.start();

        awaitAllEnded();
        assertThat(replies()).containsExactly("Perdoná, no pudimos leer tu mensaje. Llamá al 147.");
        assertThat(count("outcome = 'FAILED' and reason = 'UnreadableSecret'")).isEqualTo(1);
    }

    @Test
    void storesWhatBreaksTheRedFlagCheck() {
        webhook.deliver(Said.by(RESIDENT, "en la cuerda floja"));

        awaitAllEnded();
        assertThat(replies()).containsExactly("eco: en la cuerda floja");
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
        await().atMost(SOON).until(() -> conversations.texts().contains("en mano"));
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

    @ParameterizedTest
    @ValueSource(strings = {"other-number", "without-id", "without-sender"})
    void accountsForWhatIsOnlyCounted(String file) {
        long received = counter("vecino.messages.received");
        long ignored = counter("vecino.messages.ended", "outcome", "ignored");

        assertThat(webhook.deliver(WebhookFiles.read(file))).isEqualTo(200);
        assertThat(webhook.deliver(WebhookFiles.read(file))).isEqualTo(200);

        assertThat(count("state = 'ENDED' and outcome = 'IGNORED' and contact_id is null and payload is null"))
                .isEqualTo(1);
        assertThat(counter("vecino.messages.received")).isEqualTo(received + 1);
        assertThat(counter("vecino.messages.ended", "outcome", "ignored")).isEqualTo(ignored + 1);
        assertThat(conversations.seen()).isEmpty();
    }

    @Test
    void accountsForEveryMessage() {
        long received = counter("vecino.messages.received");
        long ended = counter("vecino.messages.ended");
        conversations.failing("veneno", Integer.MAX_VALUE);
        CountDownLatch held = conversations.holding("espera");

        Stream.of("reaction", "sticker", "other-number", "malformed-among-good", "several-entries", "new-type")
                .forEach(file ->
                        assertThat(webhook.deliver(WebhookFiles.read(file))).isEqualTo(200));
        webhook.deliver(Said.by(NEIGHBOUR, "veneno"), Said.by("5491160000077", "espera"));

        await().atMost(SOON).until(() -> count("state = 'WAITING'") == 1);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                meters.get("vecino.inbox.waiting").gauge().value())
                        .isEqualTo(1));
        assertThat(meters.get("vecino.inbox.oldest").gauge().value()).isPositive();
        assertThat(counter("vecino.messages.received") - received).isEqualTo(count("true"));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(counter("vecino.messages.ended") - ended).isEqualTo(count("state = 'ENDED'")));
        held.countDown();
        awaitAllEnded();
    }

    @Test
    void logsUnderTheMessagesOwnId() {
        webhook.deliver(Said.by(RESIDENT, "hola"));

        awaitAllEnded();
        assertThat(conversations.logged())
                .containsExactly(Long.toString(conversations.seen().getFirst().id()));
    }

    @Test
    void takesEveryPayloadFileAndEndsWhatItKeeps() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/webhooks"))) {
            for (Path file : files.toList()) {
                assertThat(webhook.deliver(Files.readAllBytes(file)))
                        .describedAs(file.toString())
                        .isEqualTo(200);
            }
        }

        awaitAllEnded();
        assertThat(count("outcome = 'FAILED'")).isZero();
        assertThat(count("type = 'other'")).isEqualTo(2);
    }

    @Test
    void keepsNothingBeforeTheSchemaIsReady() {
        Inbox inbox = new Inbox(intake, metrics, new ContactQueue(), firstAid);
        DeliveryReport report = new DeliveryReport("wamid.OUT", "sent", Instant.now(), null, null);
        Mailbag mailbag = new Mailbag(Instant.now(), List.of(), List.of(report), List.of());

        assertThatThrownBy(() -> inbox.keep(mailbag)).isInstanceOf(StoreAway.class);
    }
}
