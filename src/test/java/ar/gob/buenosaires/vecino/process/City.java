package ar.gob.buenosaires.vecino.process;

import ar.gob.buenosaires.vecino.RestartableDatabase;
import ar.gob.buenosaires.vecino.simulator.GraphSimulator;
import ar.gob.buenosaires.vecino.simulator.Received;
import ar.gob.buenosaires.vecino.simulator.Redelivery;
import ar.gob.buenosaires.vecino.simulator.Resident;
import ar.gob.buenosaires.vecino.simulator.Residents;
import ar.gob.buenosaires.vecino.simulator.WebhookSender;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** A database, a simulated Meta, residents, and one node of the packaged jar: what an outage test needs. */
final class City implements AutoCloseable {

    /** Three questions and a word of each answer. */
    static final List<String> QUESTIONS = List.of("ecobici", "vtv", "puntos verdes");

    private static final List<String> ANSWERS = List.of("Ecobici", "VTV", "Punto");

    final RestartableDatabase database = new RestartableDatabase();
    final GraphSimulator graph = GraphSimulator.start().delay(Duration.ofMillis(50));
    final PackagedService service = node();
    final WebhookSender webhook =
            new WebhookSender(() -> service.uri("/webhooks/whatsapp"), graph.number(), Redelivery.quick());
    final Residents residents = new Residents(graph, webhook);

    /** Another node on the same database. */
    PackagedService node() {
        return new PackagedService(graph.baseUrl(), database.url(), "postgres", "postgres")
                .with("VECINO_OUTBOX_UNCONFIRMED_AFTER", "5s")
                .with("VECINO_OUTBOX_CLAIM_TIMEOUT", "5s")
                .with("VECINO_WHATSAPP_MESSAGES_PER_SECOND", "1000");
    }

    List<Resident> join(int count) {
        return IntStream.range(0, count).mapToObj(i -> residents.join()).toList();
    }

    /** Waits until each resident has one answer to each question, in their order, and sees that no further one comes. */
    void awaitEveryAnswerOnceInOrder(List<Resident> askers) {
        await(askers, City::answeredOnceInOrder);
    }

    /** The same in any order: while deliveries are refused, Meta itself brings later messages first. */
    void awaitEveryAnswerOnce(List<Resident> askers) {
        await(askers, City::answeredOnce);
    }

    private static void await(List<Resident> askers, Predicate<Resident> answered) {
        Awaitility.await("every question answered")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> askers.stream().allMatch(r -> r.received().size() >= QUESTIONS.size()));
        Awaitility.await("nobody answered twice")
                .during(Duration.ofSeconds(7))
                .atMost(Duration.ofSeconds(12))
                .until(() -> askers.stream().allMatch(answered));
    }

    private static boolean answeredOnceInOrder(Resident asker) {
        List<String> texts = asker.received().stream().map(Received::text).toList();
        return texts.size() == ANSWERS.size()
                && IntStream.range(0, ANSWERS.size()).allMatch(i -> texts.get(i).contains(ANSWERS.get(i)));
    }

    private static boolean answeredOnce(Resident asker) {
        List<String> texts = asker.received().stream().map(Received::text).toList();
        return texts.size() == ANSWERS.size()
                && ANSWERS.stream()
                        .allMatch(answer ->
                                texts.stream().filter(t -> t.contains(answer)).count() == 1);
    }

    @Override
    public void close() {
        residents.close();
        webhook.close();
        service.close();
        graph.close();
        database.close();
    }
}
