package ar.gob.buenosaires.vecino.process;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.simulator.Resident;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A node that dies, and one that is asked to end. */
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
