package ar.gob.buenosaires.vecino.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.TestDatabase;
import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.simulator.Account;
import ar.gob.buenosaires.vecino.simulator.GraphSimulator;
import ar.gob.buenosaires.vecino.simulator.Received;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxTests {

    private final ShiftedClock clock = new ShiftedClock();
    private final GraphSimulator graph = GraphSimulator.start();
    private final OutboxNode node = OutboxNode.start(TestDatabase.freshUrl(), graph.baseUrl(), clock);
    private final Account account = graph.accounts().open("uno");
    private final ContactId contact = node.resident(account);

    @AfterEach
    void stop() {
        node.close();
        graph.close();
    }

    @Test
    void sendsSoonAfterTheCommit() {
        Long id = node.put(contact, "hola").getFirst();

        await().untilAsserted(() ->
                assertThat(account.received()).extracting(Received::text).containsExactly("hola"));
        await().untilAsserted(() -> assertThat(node.state(id)).isEqualTo("ACCEPTED"));
        assertThat(account.received().getFirst().callbackData()).isEqualTo("outbox:" + id);
        assertThat(node.sends("accepted", "none")).isEqualTo(1);
    }

    @Test
    void answersOneResidentInOrder() {
        List<String> texts = IntStream.range(0, 20).mapToObj(i -> "texto " + i).toList();

        node.put(contact, texts.toArray(String[]::new));

        await().untilAsserted(() ->
                assertThat(account.received()).extracting(Received::text).isEqualTo(texts));
    }
}
