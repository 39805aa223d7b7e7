package ar.gob.buenosaires.vecino.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.core.Problem;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A text that asks too much costs its author an answer and nobody else anything. */
@Timeout(30)
class ProofRoomTests {

    private final ProofRoom room = new ProofRoom(Duration.ofMillis(300));

    private String reason(Runnable work) {
        try {
            room.run(() -> {
                work.run();
                return "";
            });
        } catch (ProtocolIntake.Refused e) {
            return e.complaints().getFirst().reason();
        }
        return "taken";
    }

    private void assertFree() {
        await().ignoreExceptionsInstanceOf(Problem.class)
                .atMost(Duration.ofSeconds(5))
                .until(() -> room.run(() -> "free").equals("free"));
    }

    /** The nodes of a function of many facts, again and again. */
    private static void endless() {
        while (true) {
            Diagram diagram = new Diagram();
            diagram.branch(0, 2, r -> diagram.leaf(r));
        }
    }

    @Test
    void whatTakesTooLongIsStopped() {
        assertThat(reason(ProofRoomTests::endless)).isEqualTo("proving it takes too long");
        assertFree();
    }

    @Test
    void whateverFailsGivesTheRoomBack() {
        assertThat(reason(() -> {
                    throw new OutOfMemoryError("seeded");
                }))
                .isEqualTo("it cannot be proved");
        assertThat(room.run(() -> "free")).isEqualTo("free");
        assertThat(reason(() -> {
                    throw new ProtocolIntake.Refused("said");
                }))
                .isEqualTo("said");
        assertThat(room.run(() -> "free")).isEqualTo("free");
    }

    @Test
    void oneIsProvedAtATime() {
        var inside = new CompletableFuture<String>();
        var mayEnd = new CompletableFuture<String>();
        ProofRoom patient = new ProofRoom(Duration.ofMinutes(1));
        var first = CompletableFuture.supplyAsync(() -> patient.run(() -> {
            inside.complete("");
            return mayEnd.join();
        }));
        inside.join();

        assertThatThrownBy(() -> patient.run(() -> "")).isInstanceOf(Problem.class);
        mayEnd.complete("first");
        assertThat(first.join()).isEqualTo("first");
        assertThat(patient.run(() -> "second")).isEqualTo("second");
    }
}
