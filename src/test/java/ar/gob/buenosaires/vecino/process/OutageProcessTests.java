package ar.gob.buenosaires.vecino.process;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.simulator.Resident;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** PostgreSQL away, at the start and in the middle. */
class OutageProcessTests {

    @Test
    void startsWithTheDatabaseAwayAndTellsOfTheEmergencyLineMeanwhile() {
        try (City city = new City()) {
            city.database.stop();
            city.service.asOneFile().start().awaitReady();
            Resident inDanger = city.residents.join();
            inDanger.writes("mi papá no puede respirar");

            assertThat(inDanger.sees("107").text()).contains("107");
            assertThat(city.webhook.answered(503)).isPositive();

            city.database.startAgain();
            Resident asker = city.residents.join();
            asker.writes("vtv");
            assertThat(asker.sees("VTV").text()).contains("VTV");
        }
    }

    @Test
    void answersEverythingOnceWhenTheDatabaseComesBackFromACrash() {
        try (City city = new City();
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            city.service.start().awaitReady();
            List<Resident> before = city.join(10);
            before.forEach(asker -> writers.execute(() -> City.QUESTIONS.forEach(asker::writes)));
            city.database.crash();
            List<Resident> meanwhile = city.join(10);
            meanwhile.forEach(asker -> writers.execute(() -> City.QUESTIONS.forEach(asker::writes)));
            Awaitility.await("refusals").until(() -> city.webhook.answered(503) >= 10);
            city.database.startAgain();

            city.awaitEveryAnswerOnce(
                    Stream.concat(before.stream(), meanwhile.stream()).toList());
        }
    }
}
