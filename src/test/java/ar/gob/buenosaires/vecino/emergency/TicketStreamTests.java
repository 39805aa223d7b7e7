package ar.gob.buenosaires.vecino.emergency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.FollowingBoard;
import ar.gob.buenosaires.vecino.access.Staff;
import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

class TicketStreamTests extends EmergencyScene {

    @Autowired
    Staff staff;

    @Autowired
    TicketChanges changes;

    @Autowired
    TicketStreams.Reading reading;

    @Autowired
    EmergencySettings settings;

    @Autowired
    RequestsInside inside;

    @BeforeEach
    void leaveSameAside() {
        breaker().transitionToForcedOpenState();
    }

    /** A board on this node, over HTTP. */
    private FollowingBoard board() {
        return new FollowingBoard(URI.create(url("/api/v1/tickets/stream")), "dispatcher", "clave");
    }

    /** A board on another node: its own numbering and reading, the same database. */
    private static final class Recording implements TicketStream.Outlet {

        private final List<String> sent = new CopyOnWriteArrayList<>();

        @Override
        public void send(SseEventBuilder event) {
            sent.add(event.build().stream()
                    .map(DataWithMediaType::getData)
                    .map(String::valueOf)
                    .collect(Collectors.joining()));
        }

        List<Long> ids() {
            return sent.stream()
                    .filter(s -> s.contains("event:ticket"))
                    .map(s -> Long.valueOf(s.replaceAll("(?s).*?id:(\\d+).*", "$1")))
                    .toList();
        }
    }

    private static void follow(TicketStreams node, Recording board, long after) {
        TicketStream stream = node.open(board, new Viewer("dispatcher", "::1", true), after);
        Thread.ofVirtual().start(stream::follow);
    }

    private TicketStreams otherNode() {
        TicketStreams node = new TicketStreams(changes, reading, settings, staff, new SimpleMeterRegistry());
        node.schemaReady();
        return node;
    }

    /** On another node: this one learns it from the database alone. */
    @Test
    void tellsNothingMoreToSomebodyWhoIsNoLongerADispatcher() {
        try (FollowingBoard board = board()) {
            jdbc.sql("delete from app_user_role where name = 'dispatcher'").update();
            open(Priority.RED);
            await().until(() -> board.hasEnded());
            assertThat(board.values("data")).isEmpty();
        } finally {
            jdbc.sql("insert into app_user_role values ('dispatcher', 'DISPATCHER')")
                    .update();
        }
    }

    @Test
    void showsANewTicketAndBeatsMeanwhile() throws Exception {
        try (FollowingBoard board = board()) {
            TicketSummary ticket = open(Priority.RED);
            await().until(() -> board.values("data").size() == 1);
            JsonNode item = json.readTree(board.values("data").getFirst());
            assertThat(item.path("id").asText()).isEqualTo(ticket.id().toString());
            assertThat(item.path("priority").asText()).isEqualTo("RED");
            assertThat(board.values("event")).containsOnly("ticket");
            await().until(() -> board.heard(":alive").isPresent());
            assertThat(count("clinical_look where way = 'STREAM' and who = 'dispatcher'"))
                    .isPositive();
        }
    }

    @Test
    void isResumedOnAnotherNodeWithoutAGapWhileTicketsArrive() throws Exception {
        TicketStreams other = otherNode();
        int tickets = 200;
        try (ExecutorService threads = Executors.newFixedThreadPool(9)) {
            List<Future<?>> arriving = new ArrayList<>();
            FollowingBoard first = board();
            for (int t = 0; t < 8; t++) {
                arriving.add(threads.submit(() -> {
                    for (int i = 0; i < tickets / 8; i++) {
                        open(Priority.GREEN);
                    }
                }));
            }
            await().until(() -> first.values("data").size() >= 20);
            first.close();
            // the board may have got more than it has read: it names the last it knows
            List<String> known = List.copyOf(first.values("id"));
            String last = known.getLast();
            Recording second = new Recording();
            follow(other, second, Long.parseLong(last));
            for (Future<?> future : arriving) {
                future.get();
            }
            await().untilAsserted(() ->
                    assertThat(known.size() - 1 + second.ids().size()).isEqualTo(tickets));
            assertThat(second.ids()).isSorted().doesNotHaveDuplicates();
        } finally {
            other.stop();
        }
    }

    @Test
    void missesNoChangeThatCommitsLate() throws Exception {
        Recording board = new Recording();
        TicketStreams other = otherNode();
        follow(other, board, -1);
        CountDownLatch made = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        Thread late = Thread.ofVirtual()
                .start(() -> transactions.executeWithoutResult(transaction -> {
                    open(Priority.RED);
                    made.countDown();
                    awaitLatch(mayCommit);
                }));
        made.await();
        open(Priority.GREEN);
        await().until(() -> board.ids().size() == 1);

        mayCommit.countDown();
        late.join();

        await().until(() -> board.ids().size() == 2);
        assertThat(board.ids()).isSorted();
        other.stop();
    }

    /** A second thread that writes while the first passes the filters on its way out spoils the headers now and then. */
    @Test
    void isToldWhileItsRequestIsInsideTheFilters() {
        try (FollowingBoard board = board()) {
            open(Priority.RED);
            await().until(() -> board.values("data").size() == 1);
            assertThat(inside.following()).isEqualTo(1);
        }
        await().until(() -> inside.following() == 0);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void refusesAnIdThatItNeverGave() {
        assertThat(call("dispatcher", "GET", "/api/v1/tickets/stream", "", "Last-Event-ID", "x")
                        .statusCode())
                .isEqualTo(400);
    }
}
