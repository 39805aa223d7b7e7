package ar.gob.buenosaires.vecino.process;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.simulator.Resident;
import ar.gob.buenosaires.vecino.simulator.Said;
import ar.gob.buenosaires.vecino.simulator.WebhookSender;
import ar.gob.buenosaires.vecino.simulator.Written;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A node that dies, and nodes that share the work. */
class CrashProcessTests {

    @Test
    void losesNothingAndRepeatsNothingWhenKilledWithMessagesInFlight() {
        try (City city = new City();
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            city.service.start().awaitReady();
            List<Resident> askers = city.join(40);
            askers.forEach(asker -> writers.execute(() -> City.QUESTIONS.forEach(asker::writes)));
            Awaitility.await("some answers").until(() -> city.graph.accepted() >= 20);
            city.service.kill();
            city.service.start().awaitReady();

            city.awaitEveryAnswerOnce(askers);
            assertThat(city.database.count("select count(*) from inbound_message"))
                    .isEqualTo(120);
            assertThat(city.database.count("select count(*) from inbound_message where state = 'WAITING'"))
                    .isZero();
        }
    }

    @Test
    void answersOnceWhenOneMessageIsDeliveredEightTimesToTwoNodes() {
        try (City city = new City();
                PackagedService other = city.node().start();
                WebhookSender otherWebhook = new WebhookSender(other.uri("/webhooks/whatsapp"), city.graph.number());
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            city.service.start().awaitReady();
            other.awaitReady();
            Resident asker = city.join(1).getFirst();
            List<Written> batch = City.QUESTIONS.stream()
                    .map(question -> asker.composes(Said.text(question)))
                    .toList();
            List<java.util.concurrent.Future<Integer>> statuses = IntStream.range(0, 8)
                    .mapToObj(i -> writers.submit(() -> (i % 2 == 0 ? city.webhook : otherWebhook).deliver(batch)))
                    .toList();

            assertThat(statuses).allSatisfy(status -> assertThat(status.get()).isEqualTo(200));
            city.awaitEveryAnswerOnceInOrder(List.of(asker));
        }
    }

    @Test
    void finishesWhatItBeganWhenAskedToEnd() {
        try (City city = new City();
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            city.service.start().awaitReady();
            List<Resident> askers = city.join(20);
            askers.forEach(asker -> writers.execute(() -> City.QUESTIONS.forEach(asker::writes)));
            Awaitility.await("some answers").until(() -> city.graph.accepted() >= 10);
            city.service.close();

            assertThat(city.database.count("select count(*) from outbound_message where state = 'SENDING'"))
                    .isZero();
            city.service.start().awaitReady();
            city.awaitEveryAnswerOnce(askers);
        }
    }
}
