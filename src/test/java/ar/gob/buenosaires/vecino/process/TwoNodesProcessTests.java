package ar.gob.buenosaires.vecino.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.Editors;
import ar.gob.buenosaires.vecino.FollowingBoard;
import ar.gob.buenosaires.vecino.Http;
import ar.gob.buenosaires.vecino.simulator.Resident;
import ar.gob.buenosaires.vecino.simulator.Said;
import ar.gob.buenosaires.vecino.simulator.WebhookSender;
import ar.gob.buenosaires.vecino.simulator.Written;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Two nodes that share one database, and the work. By themselves, as what one node does has to be in force on the other
 * within two seconds.
 */
@Isolated("it measures time")
@Execution(ExecutionMode.SAME_THREAD)
class TwoNodesProcessTests {

    private static final Duration PROMISED = Duration.ofSeconds(2);
    private static final String USERS = Editors.SETTINGS + """
            vecino.security.users[4].name=rosa
            vecino.security.users[4].password={noop}clave
            vecino.security.users[4].roles=REVIEWER
            vecino.security.users[5].name=dario
            vecino.security.users[5].password={noop}clave
            vecino.security.users[5].roles=DISPATCHER
            vecino.security.users[6].name=cora
            vecino.security.users[6].password={noop}clave
            vecino.security.users[6].roles=CLINICIAN
            """;
    private static final List<String> PHRASINGS = List.of(
            "hola, cómo saco el permiso de globoflexia?",
            "globoflexia",
            "necesito hacer globoflexia en la plaza, qué permiso piden",
            "quiero anotarme en globoflesia",
            "me dijeron que la ciudad da permisos para globos en la plaza, es así?");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final City CITY = new City();
    private static final PackagedService OTHER = CITY.node().withUsers(USERS);
    private static final List<PackagedService> NODES = List.of(CITY.service, OTHER);
    private static final WebhookSender OTHER_WEBHOOK =
            new WebhookSender(OTHER.uri("/webhooks/whatsapp"), CITY.graph.number());

    private final JdbcClient database =
            JdbcClient.create(new DriverManagerDataSource(CITY.database.url(), "postgres", "postgres"));

    @BeforeAll
    static void startTogether() {
        CITY.service.withUsers(USERS).start();
        OTHER.start().awaitReady();
        CITY.service.awaitReady();
    }

    @AfterAll
    static void stop() {
        OTHER_WEBHOOK.close();
        OTHER.close();
        CITY.close();
    }

    private static FollowingBoard board(PackagedService node, String... headers) {
        return new FollowingBoard(node.uri("/api/v1/tickets/stream"), "dario", "clave", headers);
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
                    .isLessThan(PROMISED);
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

    @Test
    void whatEditorsPublishIsInForceOnBothWithinTwoSeconds() {
        call("ana", "/api/v1/content/services", """
                {"slug":"globoflexia","title":"Globoflexia","summary":"Permisos para hacer globos",
                 "keywords":[{"text":"globoflexia","weight":5},{"text":"permisos para globos","weight":5},
                             {"text":"permiso de globoflexia","weight":5}],
                 "examples":["cómo saco el permiso de globoflexia","la ciudad da permisos para globos"]}""");
        String answer = "/api/v1/answers/"
                + call("ana", "/api/v1/answers", """
                {"service":"globoflexia","topic":"general","title":"Globoflexia","body":"El permiso es gratis.",
                 "sources":["Prueba"],"facts_date":"2026-01-31","review_by":"2099-01-31"}""").path("id").asLong();
        call("ana", answer + "/submit", "{}");
        assertThat(intent(CITY.service, PHRASINGS.getFirst())).isNotEqualTo("globoflexia");

        call("rita", answer + "/approve", "{}");
        inForceWithinTwoSeconds(node -> intent(node, "globoflexia").equals("globoflexia"));
        for (PackagedService node : NODES) {
            assertThat(PHRASINGS)
                    .allSatisfy(text -> assertThat(intent(node, text)).as(text).isEqualTo("globoflexia"));
        }
    }

    @Test
    void aNoticeIsInForceOnBothWithinTwoSeconds() {
        String notice = "/api/v1/content/notices/"
                + call("rita", "/api/v1/content/notices", """
                {"text":"Ola de calor: tomá agua.","services":["ecobici"],"instead":false,"ends_at":"%s"}""".formatted(
                                        Instant.now().plus(Duration.ofHours(1))))
                        .path("id")
                        .asLong();
        call("raul", notice + "/approve", "");
        call("rosa", notice + "/approve", "");
        inForceWithinTwoSeconds(node -> preview(node, "ecobici").toString().contains("Ola de calor"));

        call("rita", notice + "/end", "");
        inForceWithinTwoSeconds(node -> !preview(node, "ecobici").toString().contains("Ola de calor"));
    }

    @Test
    void aPhraseOfDangerIsInForceOnBothWithinTwoSecondsAndAfterARestart() {
        assertThat(intent(OTHER, "che, silba la cacerola")).isNotEqualTo("emergency");
        String change = "/api/v1/red-flags/changes/"
                + call("rita", "/api/v1/red-flags/changes", """
                {"flag":"RF02","phrases":["silba la cacerola"],"reason":"Para la prueba"}""").path("id").asLong();
        call("raul", change + "/approve", "{}");
        call("cora", change + "/approve", "{}");
        inForceWithinTwoSeconds(node -> intent(node, "che, silba la cacerola").equals("emergency"));

        OTHER.close();
        OTHER.start().awaitReady();
        assertThat(intent(OTHER, "che, silba la cacerola")).isEqualTo("emergency");
    }

    private static void inForceWithinTwoSeconds(Predicate<PackagedService> inForce) {
        Instant done = Instant.now();
        for (PackagedService node : NODES) {
            await().pollInterval(Duration.ofMillis(50)).until(() -> inForce.test(node));
            assertThat(Duration.between(done, Instant.now())).isLessThan(PROMISED);
        }
    }

    private static String intent(PackagedService node, String text) {
        return preview(node, text).path("intent").asText();
    }

    private static JsonNode preview(PackagedService node, String text) {
        return posted(node, "ana", "/api/v1/preview", "{\"text\":\"" + text + "\"}");
    }

    /** What the first node answers to a call that must succeed. */
    private static JsonNode call(String user, String path, String body) {
        return posted(CITY.service, user, path, body);
    }

    private static JsonNode posted(PackagedService node, String user, String path, String body) {
        HttpResponse<String> response =
                Http.send(Http.request("POST", node.uri(path).toString())
                        .header("Authorization", Http.basic(user, "clave"))
                        .POST(BodyPublishers.ofString(body)));
        assertThat(response.statusCode()).as(path + " " + response.body()).isBetween(200, 299);
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
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
