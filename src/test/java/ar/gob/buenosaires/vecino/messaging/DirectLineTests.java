package ar.gob.buenosaires.vecino.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.TestDatabase;
import ar.gob.buenosaires.vecino.messaging.Address.Kind;
import ar.gob.buenosaires.vecino.simulator.Account;
import ar.gob.buenosaires.vecino.simulator.Fault;
import ar.gob.buenosaires.vecino.simulator.GraphSimulator;
import ar.gob.buenosaires.vecino.simulator.Received;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The emergency bubble of a node whose database is away, on its way to a simulated Meta. */
class DirectLineTests {

    private static final OutgoingMessage BUBBLE = new OutgoingMessage.Text("Llamá ya al 107.");
    private static final GraphSimulator GRAPH = GraphSimulator.start();
    private static final OutboxNode NODE = OutboxNode.start(
            TestDatabase.freshUrl(),
            GRAPH.baseUrl(),
            Clock.systemUTC(),
            "vecino.whatsapp.http.connect-timeout=500ms",
            "vecino.whatsapp.http.response-timeout=1s");

    private final DirectLine line = NODE.bean(DirectLine.class);
    private final Account account = GRAPH.accounts().open("vecina");
    private final Address phone = new Address(Kind.PHONE, Objects.requireNonNull(account.phone()));
    private final Address userId = new Address(Kind.BSUID, Objects.requireNonNull(account.userId()));

    @BeforeAll
    static void storeAway() {
        NODE.abandon();
    }

    @AfterAll
    static void stop() {
        NODE.close();
        GRAPH.close();
    }

    @BeforeEach
    void write() {
        account.wrote(Instant.now());
    }

    @AfterEach
    void mend() {
        GRAPH.faults().clear();
        GRAPH.up();
        NODE.breaker().reset();
    }

    @Test
    void needsNoStore() {
        assertThat(line.send(List.of(phone, userId), BUBBLE)).isTrue();

        assertThat(texts()).containsExactly("Llamá ya al 107.");
        assertThat(account.received().getFirst().callbackData()).isNullOrEmpty();
    }

    @Test
    void passesAnOpenBreaker() {
        NODE.breaker().transitionToOpenState();

        assertThat(line.send(List.of(phone), BUBBLE)).isTrue();

        assertThat(texts()).hasSize(1);
    }

    @Test
    void takesTheSecondAddressWhenMetaRefusesTheFirst() {
        GRAPH.faults().whenever(request -> request.recipient().contains(phone.value()), new Fault.Refuse(131026));

        assertThat(line.send(List.of(phone, userId), BUBBLE)).isTrue();

        assertThat(account.received()).extracting(Received::addressedAs).containsExactly(userId.value());
    }

    @Test
    void triesOnceMoreWhatTimesOut() {
        GRAPH.faults().next(1, new Fault.Silence());
        long start = System.nanoTime();

        assertThat(line.send(List.of(phone), BUBBLE)).isTrue();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
        // better twice than not at all
        assertThat(texts()).containsExactly("Llamá ya al 107.", "Llamá ya al 107.");
    }

    @Test
    void saysSoWhenMetaIsAwayToo() {
        GRAPH.down();

        assertThat(line.send(List.of(phone, userId), BUBBLE)).isFalse();
    }

    @Test
    void givesUpAfterTwoRounds() {
        GRAPH.faults().whenever(request -> true, new Fault.DropBefore());

        assertThat(line.send(List.of(phone, userId), BUBBLE)).isFalse();

        assertThat(texts()).isEmpty();
    }

    private List<String> texts() {
        return account.received().stream().map(Received::text).toList();
    }
}
