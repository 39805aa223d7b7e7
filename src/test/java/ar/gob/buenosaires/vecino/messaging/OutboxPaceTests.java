package ar.gob.buenosaires.vecino.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.TestDatabase;
import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.simulator.Account;
import ar.gob.buenosaires.vecino.simulator.GraphSimulator;
import ar.gob.buenosaires.vecino.simulator.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How fast a number and a resident are written to, by one node and by two. */
class OutboxPaceTests {

    private final ShiftedClock clock = new ShiftedClock();
    private final GraphSimulator graph = GraphSimulator.start();
    private final String database = TestDatabase.freshUrl();

    @AfterEach
    void stop() {
        graph.close();
    }

    @Test
    void sendsOneResident45AtOnceAndThenOneInSixSeconds() {
        graph.rules().pairPace(false);
        try (OutboxNode node = OutboxNode.start(database, graph.baseUrl(), clock)) {
            Account account = graph.accounts().open("vecina");
            ContactId contact = node.resident(account);
            node.put(contact, IntStream.range(0, 48).mapToObj(i -> "n" + i).toArray(String[]::new));

            await().until(() -> account.received().size() >= 45);
            await().pollDelay(Duration.ofMillis(1_500))
                    .until(() -> account.received().size() == 45);
            clock.forward(Duration.ofSeconds(6));
            await().until(() -> account.received().size() >= 46);
            await().pollDelay(Duration.ofMillis(1_500))
                    .until(() -> account.received().size() == 46);
            clock.forward(Duration.ofMinutes(10));
            await().until(() -> account.received().size() == 48);
            assertThat(account.received())
                    .extracting(Received::text)
                    .startsWith("n0")
                    .endsWith("n47");
        }
    }

    @Test
    void keepsTheNumbersLimitAndSendsEachRowOnceFromTwoNodes() {
        String limit = "vecino.whatsapp.messages-per-second=20";
        try (OutboxNode one = OutboxNode.start(database, graph.baseUrl(), clock, limit);
                OutboxNode two = OutboxNode.start(database, graph.baseUrl(), clock, limit)) {
            List<Account> accounts = IntStream.range(0, 80)
                    .mapToObj(i -> graph.accounts().open("r" + i))
                    .toList();
            List<ContactId> contacts = accounts.stream().map(one::resident).toList();
            IntStream.range(0, 80).forEach(i -> (i % 2 == 0 ? one : two).put(contacts.get(i), "hola"));

            await().until(() -> one.countInState("ACCEPTED") == 80);

            assertThat(accounts).allSatisfy(a -> assertThat(a.received()).hasSize(1));
            List<Instant> times = accounts.stream()
                    .flatMap(a -> a.received().stream())
                    .map(Received::at)
                    .sorted()
                    .toList();
            // what leaves in any second, and a little for the way there
            assertThat(IntStream.range(0, 80 - 23).mapToObj(i -> Duration.between(times.get(i), times.get(i + 23))))
                    .allSatisfy(d -> assertThat(d).isGreaterThan(Duration.ofSeconds(1)));
            assertThat(Duration.between(times.getFirst(), times.getLast())).isLessThan(Duration.ofSeconds(7));
            assertThat(Stream.of(one, two).map(n -> n.sends("accepted", "none")))
                    .allSatisfy(n -> assertThat(n).isPositive());
        }
    }

    @Test
    void finishesWhatIsOnItsWayWhenItStops() {
        graph.delay(Duration.ofMillis(700));
        OutboxNode stopping = OutboxNode.start(database, graph.baseUrl(), clock, "vecino.outbox.concurrency=2");
        List<Account> accounts = IntStream.range(0, 4)
                .mapToObj(i -> graph.accounts().open("r" + i))
                .toList();
        accounts.forEach(a -> stopping.put(stopping.resident(a), "hola"));
        await().until(() -> graph.underway() == 2);

        stopping.close();

        graph.delay(Duration.ZERO);
        try (OutboxNode next = OutboxNode.start(database, graph.baseUrl(), clock)) {
            assertThat(next.countInState("SENDING")).isZero();
            await().until(() -> next.countInState("ACCEPTED") == 4);
            assertThat(accounts).allSatisfy(a -> assertThat(a.received()).hasSize(1));
        }
    }
}
