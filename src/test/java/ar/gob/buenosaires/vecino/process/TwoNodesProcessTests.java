package ar.gob.buenosaires.vecino.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.FollowingBoard;
import ar.gob.buenosaires.vecino.simulator.Resident;
import ar.gob.buenosaires.vecino.simulator.Said;
import ar.gob.buenosaires.vecino.simulator.WebhookSender;
import ar.gob.buenosaires.vecino.simulator.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two nodes that share one database, and the work. */
class TwoNodesProcessTests {

    private static final City CITY = new City();
    private static final PackagedService OTHER = withDispatcher(CITY.node());
    private static final WebhookSender OTHER_WEBHOOK =
            new WebhookSender(OTHER.uri("/webhooks/whatsapp"), CITY.graph.number());

    private final JdbcClient database =
            JdbcClient.create(new DriverManagerDataSource(CITY.database.url(), "postgres", "postgres"));

    @BeforeAll
    static void startTogether() {
        withDispatcher(CITY.service).start();
        OTHER.start().awaitReady();
        CITY.service.awaitReady();
    }

    @AfterAll
    static void stop() {
        OTHER_WEBHOOK.close();
        OTHER.close();
        CITY.close();
    }

    private static PackagedService withDispatcher(PackagedService node) {
        return node.with("VECINO_SECURITY_USERS_0_NAME", "ana")
                .with("VECINO_SECURITY_USERS_0_PASSWORD", "{noop}clave")
                .with("VECINO_SECURITY_USERS_0_ROLES", "DISPATCHER");
    }

    private static FollowingBoard board(PackagedService node, String... headers) {
        return new FollowingBoard(node.uri("/api/v1/tickets/stream"), "ana", "clave", headers);
    }

    @Test
    void answerOnceWhenOneMessageIsDeliveredEightTimes() {
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            Resident asker = CITY.join(1).getFirst();
            List<Written> batch = City.QUESTIONS.stream()
                    .map(question -> asker.composes(Said.text(question)))
                    .toList();
            List<Future<Integer>> statuses = IntStream.range(0, 8)
                    .mapToObj(i -> writers.submit(() -> (i % 2 == 0 ? CITY.webhook : OTHER_WEBHOOK).deliver(batch)))
                    .toList();

            assertThat(statuses).allSatisfy(status -> assertThat(status.get()).isEqualTo(200));
            CITY.awaitEveryAnswerOnceInOrder(List.of(asker));
        }
    }

    @Test
    void aBoardOnOneShowsWithinTwoSecondsWhatTheOtherOpened() {
        try (FollowingBoard board = board(OTHER)) {
            Resident inDanger = CITY.join(1).getFirst();
            String phone = inDanger.account().phone();
            inDanger.writes("mi papá no puede respirar");

            await().until(() -> board.heard("+" + phone).isPresent());
            Instant opened = database.sql("select max(created_at) from ticket")
                    .query((row, n) -> row.getTimestamp(1).toInstant())
                    .single();
            assertThat(Duration.between(opened, board.heard("+" + phone).orElseThrow()))
                    .isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void aBoardThatMovesToTheOtherNeitherSkipsNorRepeatsAChange() {
        List<Resident> residents = CITY.join(40);
        List<Future<?>> written = new ArrayList<>();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> seen = new ArrayList<>();
            try (FollowingBoard first = board(CITY.service)) {
                residents.forEach(resident -> written.add(writers.submit(() -> {
                    resident.writes("mi papá no puede respirar");
                    resident.sharesLocation(-34.598, -58.436);
                })));
                await().until(() -> first.values("data").size() >= 20);
                seen.addAll(first.values("id"));
            }
            try (FollowingBoard second = board(OTHER, "Last-Event-ID", seen.getLast())) {
                assertThat(second.values("id").getFirst()).isEqualTo(seen.getLast());
                assertThat(written).allSatisfy(Future::get);
                await().untilAsserted(() -> {
                    List<String> all = new ArrayList<>(seen);
                    all.addAll(second.values("id").stream().skip(1).toList());
                    assertThat(all).hasSizeGreaterThan(80).isEqualTo(numbered(seen.getFirst()));
                });
            }
        }
    }

    /** The changes from one on, all of which have a number once this stands still. */
    private List<String> numbered(String from) {
        assertThat(CITY.database.count("select count(*) from ticket_change where seq is null"))
                .isZero();
        List<String> all = new ArrayList<>(List.of(from));
        database.sql("select seq from ticket_change where seq > ? order by seq")
                .param(Long.parseLong(from))
                .query(Long.class)
                .list()
                .forEach(seq -> all.add(Long.toString(seq)));
        return all;
    }
}
