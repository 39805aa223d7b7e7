package ar.gob.buenosaires.vecino.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.FollowingBoard;
import ar.gob.buenosaires.vecino.Http;
import ar.gob.buenosaires.vecino.process.PackagedService;
import ar.gob.buenosaires.vecino.simulator.BusinessNumber;
import ar.gob.buenosaires.vecino.simulator.GraphSimulator;
import ar.gob.buenosaires.vecino.simulator.Resident;
import ar.gob.buenosaires.vecino.simulator.Residents;
import ar.gob.buenosaires.vecino.simulator.WebhookSender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What a dispatcher waits for while thousands of tickets are open, on two nodes of the packaged jar. Not a test of time:
 * it fails only when pages skip or repeat. Property: {@code tickets}.
 */
class BoardBenchmark {

    private static final int TICKETS = Integer.getInteger("tickets", 5000);
    private static final int PATTERNS = 50;
    private static final int BOARDS = 20;
    private static final int TIMES = 100;

    /** Copies of real tickets: over six hours, a tenth red, every other one taken already, all known to SAME. */
    private static final String COPIES = """
            with person as (insert into contact (created_at) select now() from generate_series(1, :copies) returning id),
            numbered as (select id, row_number() over (order by id) as n from person),
            pattern as (select t.*, row_number() over (order by id) - 1 as n from ticket t)
            insert into ticket (id, number, event_id, contact_id, patient_ref, priority, status, delivery, complete,
                reported_at, created_at, protocol_id, protocol_version, facts, version)
            select gen_random_uuid(), 'B-' || p.n, gen_random_uuid(), p.id, 'self',
                case when p.n % 10 = 0 then 'RED' when p.n % 3 = 0 then 'YELLOW' else 'GREEN' end,
                case when p.n % 2 = 0 then 'NEW' else 'ACKNOWLEDGED' end, 'DELIVERED', true,
                now() - interval '6 hours' * p.n / :copies, now() - interval '6 hours' * p.n / :copies,
                k.protocol_id, k.protocol_version, k.facts, 1
            from numbered p join pattern k on k.n = p.n % :patterns
            """;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void staysQuickWithThousandsOfOpenTickets() {
        BusinessNumber number = BusinessNumber.ofTests();
        try (BenchmarkDatabase server = BenchmarkDatabase.start();
                GraphSimulator graph = GraphSimulator.start(0, number)) {
            String url = server.createDatabase("vecino");
            JdbcClient database = JdbcClient.create(new DriverManagerDataSource(url, "postgres", "postgres"));
            try (PackagedService one = node(graph, url);
                    PackagedService other = node(graph, url);
                    WebhookSender webhook = new WebhookSender(one.uri("/webhooks/whatsapp"), number);
                    Residents residents = new Residents(graph, webhook)) {
                one.start().awaitReady();
                other.start().awaitReady();
                open(residents, database);
                measure(one);
                stream(one, other, residents, database);
            }
        }
    }

    private static PackagedService node(GraphSimulator graph, String url) {
        return new PackagedService(graph.baseUrl(), url, "postgres", "postgres")
                .with("VECINO_SECURITY_USERS_0_NAME", "ana")
                .with("VECINO_SECURITY_USERS_0_PASSWORD", "{noop}clave")
                .with("VECINO_SECURITY_USERS_0_ROLES", "DISPATCHER")
                .toLast();
    }

    private static void open(Residents residents, JdbcClient database) {
        for (int i = 0; i < PATTERNS; i++) {
            Resident resident = residents.join();
            resident.writes("mi papá no puede respirar, le duele el pecho y tiene 40 de fiebre");
            resident.sharesLocation(-34.55 - 0.002 * i, -58.40 - 0.001 * i);
        }
        await(database, "select count(*) = " + PATTERNS + " from ticket");
        database.sql(COPIES)
                .param("copies", TICKETS - PATTERNS)
                .param("patterns", PATTERNS)
                .update();
        // what the copies fall due for, as it would have come about by and by
        await(database, "select count(*) = 0 from ticket_change where seq is null");
        await(
                database,
                "select count(*) >= (select count(*) - " + PATTERNS
                        + " from ticket where status = 'NEW' and created_at < now() - interval '31 minutes') from ticket_overdue");
    }

    private static void await(JdbcClient database, String sql) {
        Awaitility.await(sql)
                .atMost(Duration.ofMinutes(2))
                .until(() -> database.sql(sql).query(Boolean.class).single());
    }

    private void measure(PackagedService node) {
        String id = get(node, "/api/v1/tickets?status=NEW&limit=1")
                .at("/items/0/id")
                .asText();
        System.out.printf("%,d open tickets; ms: p50 p90 p99 max%n", TICKETS);
        time("list of 50", () -> page(node, "/api/v1/tickets"));
        time("list of 200", () -> page(node, "/api/v1/tickets?limit=200"));
        time("list of 200, NEW", () -> page(node, "/api/v1/tickets?limit=200&status=NEW"));
        time("board, whole page", () -> page(node, "/console/tickets"));
        time("board, list", () -> page(node, "/console/tickets/list"));
        time("board, overdue", () -> page(node, "/console/tickets/list?show=OVERDUE"));
        time("board, line above", () -> page(node, "/console/tickets/status"));
        time("a ticket on the board", () -> page(node, "/console/tickets/" + id));
        time("a ticket by the API", () -> page(node, "/api/v1/tickets/" + id));
        Histogram pages = new Histogram(60_000_000L, 3);
        for (int i = 0; i < 5; i++) {
            List<String> ids = walk(node, pages);
            assertThat(ids).doesNotHaveDuplicates().hasSize(TICKETS);
        }
        print("pages of 200 one after another", pages);
    }

    /** All tickets by following the cursors. */
    private List<String> walk(PackagedService node, Histogram pages) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            long begin = System.nanoTime();
            JsonNode page = get(node, "/api/v1/tickets?limit=200&cursor=" + cursor);
            pages.recordValue((System.nanoTime() - begin) / 1_000);
            page.path("items").forEach(item -> ids.add(item.path("id").asText()));
            cursor = page.path("next").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null"));
        return ids;
    }

    /** From a ticket's opening by one node to boards on the other, which is asked for lists meanwhile. */
    private static void stream(PackagedService one, PackagedService other, Residents residents, JdbcClient database) {
        Histogram shown = new Histogram(60_000_000L, 3);
        List<FollowingBoard> boards = IntStream.range(0, BOARDS)
                .mapToObj(i -> new FollowingBoard(other.uri("/api/v1/tickets/stream"), "ana", "clave"))
                .toList();
        try {
            for (int i = 0; i < PATTERNS; i++) {
                Resident resident = residents.join();
                String phone = "+" + resident.account().phone();
                resident.writes("mi papá no puede respirar");
                page(other, "/console/tickets/list");
                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .until(() ->
                                boards.stream().allMatch(b -> b.heard(phone).isPresent()));
                Instant opened = database.sql("select max(created_at) from ticket")
                        .query((row, n) -> row.getTimestamp(1).toInstant())
                        .single();
                boards.forEach(board -> shown.recordValue(
                        Duration.between(opened, board.heard(phone).orElseThrow())
                                        .toNanos()
                                / 1_000));
            }
        } finally {
            boards.forEach(FollowingBoard::close);
        }
        print("opened on one node, on " + BOARDS + " boards of another", shown);
        assertThat(one.log()).doesNotContain("ERROR");
    }

    private static void time(String what, Runnable request) {
        Histogram taken = new Histogram(60_000_000L, 3);
        for (int i = 0; i < TIMES; i++) {
            long begin = System.nanoTime();
            request.run();
            if (i >= TIMES / 5) {
                taken.recordValue((System.nanoTime() - begin) / 1_000);
            }
        }
        print(what, taken);
    }

    private static void print(String what, Histogram taken) {
        double ms = TimeUnit.MILLISECONDS.toMicros(1);
        System.out.printf(
                "%-50s %8.1f %8.1f %8.1f %8.1f%n",
                what,
                taken.getValueAtPercentile(50) / ms,
                taken.getValueAtPercentile(90) / ms,
                taken.getValueAtPercentile(99) / ms,
                taken.getMaxValue() / ms);
    }

    private JsonNode get(PackagedService node, String path) {
        try {
            return json.readTree(page(node, path));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String page(PackagedService node, String path) {
        URI uri = node.uri(path);
        HttpResponse<String> answer =
                Http.send(HttpRequest.newBuilder(uri).header("Authorization", Http.basic("ana", "clave")));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }
}
