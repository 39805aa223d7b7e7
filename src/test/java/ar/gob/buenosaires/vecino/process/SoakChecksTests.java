package ar.gob.buenosaires.vecino.process;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.process.SaidOfTickets.Deed;
import ar.gob.buenosaires.vecino.simulator.Received;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the test of SAME's outage would catch: its checks on histories in which something went wrong. */
class SoakChecksTests {

    private static final Instant BEGIN = Instant.parse("2026-11-22T12:00:00Z");

    /** A minute apart each. */
    private static final List<String> COURSE =
            List.of("created", "delivered", "acknowledged", "dispatched", "arrived", "closed");

    private static final List<String> WANTED =
            IntStream.range(0, 100).mapToObj(i -> "ticket-" + i).toList();

    private static SaidOfTickets after(List<String> course) {
        return new SaidOfTickets(IntStream.range(0, course.size())
                .mapToObj(i -> new Deed("A-1", BEGIN.plusSeconds(60L * i), course.get(i)))
                .toList());
    }

    private static Received said(String text, long second) {
        String raw = "{\"type\":\"text\",\"text\":{\"body\":\"" + text + "\"}}";
        return new Received(BEGIN.plusSeconds(second), "wamid.1", "1", "5491160000001", raw);
    }

    private static List<String> untrue(List<String> course, String text, long second) {
        SaidOfTickets said = after(course);
        said.check(said(text, second));
        assertThat(said.told()).hasSize(1);
        return said.untrue();
    }

    @ParameterizedTest
    @CsvSource({"opened,1", "unconfirmed,59", "unconfirmed,63", "confirmed,61", "unit-on-its-way,181", "closed,301"})
    void takeWhatWasTrueThen(String phrase, long second) {
        assertThat(untrue(COURSE, SaidOfTickets.says("say.ticket." + phrase, "A-1"), second))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"unconfirmed,70", "confirmed,30", "confirmed,310", "unit-on-its-way,170", "closed,200", "opened,320"})
    void catchAPhraseThatWasNotTrueYetOrAnyMore(String phrase, long second) {
        assertThat(untrue(COURSE, SaidOfTickets.says("say.ticket." + phrase, "A-1"), second))
                .hasSize(1)
                .first()
                .asString()
                .contains("A-1");
    }

    @Test
    void catchAPhraseOfWhatNeverHappened() {
        List<String> course = new ArrayList<>(COURSE);
        course.remove("dispatched");
        assertThat(untrue(course, SaidOfTickets.says("say.ticket.unit-on-its-way", "A-1"), 200))
                .hasSize(1);
        assertThat(untrue(List.of(), SaidOfTickets.says("say.ticket.confirmed", "A-1"), 200))
                .hasSize(1);
    }

    @Test
    void takeTicketsInOrderAndOnce() {
        List<String> taken = new ArrayList<>(WANTED);
        Collections.swap(taken, 3, 9);
        assertThat(TakenBySame.problems(taken, WANTED, Set.of(), 8)).isEmpty();
    }

    @Test
    void catchATicketTwice() {
        List<String> taken = new ArrayList<>(WANTED);
        taken.add(41, "ticket-40");
        assertThat(TakenBySame.problems(taken, WANTED, Set.of(), 8)).containsExactly("ticket-40 was taken twice");
    }

    @Test
    void catchATicketThatNeverArrived() {
        List<String> taken = new ArrayList<>(WANTED);
        taken.remove("ticket-7");
        assertThat(TakenBySame.problems(taken, WANTED, Set.of(), 8)).containsExactly("ticket-7 never reached SAME");
    }

    @Test
    void catchAStrangerAndOneThatWasLeftBehind() {
        List<String> taken = new ArrayList<>(WANTED);
        taken.remove("ticket-7");
        taken.add("ticket-7");
        assertThat(TakenBySame.problems(taken, WANTED, Set.of(), 8))
                .containsExactly("ticket-7 was taken as number 99 instead of 7");
        assertThat(TakenBySame.problems(taken, WANTED, Set.of("ticket-7"), 8)).isEmpty();
        taken.add("ticket-100");
        assertThat(TakenBySame.problems(taken, WANTED, Set.of("ticket-7"), 8))
                .containsExactly("ticket-100 was never a ticket");
    }
}
