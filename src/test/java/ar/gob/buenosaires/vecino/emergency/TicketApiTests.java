package ar.gob.buenosaires.vecino.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketApiTests extends EmergencyScene {

    private static final String TICKETS = "/api/v1/tickets";

    /** So that only what the test does changes a version. */
    @BeforeEach
    void leaveSameAside() {
        breaker().transitionToForcedOpenState();
    }

    private HttpResponse<String> patch(TicketSummary ticket, String body, String... headers) {
        return call("dispatcher", "PATCH", TICKETS + "/" + ticket.id(), body, headers);
    }

    private String etag(TicketSummary ticket) {
        return get(TICKETS + "/" + ticket.id()).headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void showATicketAsTheContractHasIt() {
        TicketSummary ticket = open(Priority.RED);
        JsonNode item = read(get(TICKETS)).at("/items/0");
        assertThat(item.properties().stream().map(Map.Entry::getKey))
                .contains(
                        "id",
                        "number",
                        "event_id",
                        "priority",
                        "status",
                        "delivery",
                        "same_incident_id",
                        "complete",
                        "overdue",
                        "reported_at",
                        "created_at",
                        "withdrawal_requested_at",
                        "caller",
                        "patient",
                        "symptoms",
                        "red_flags",
                        "risk_factors",
                        "location",
                        "protocol",
                        "summary",
                        "version");
        assertThat(item.path("number").asText()).matches("[A-Z]+-\\d{4}").isEqualTo(ticket.number());
        assertThat(item.at("/patient/age_years").asInt()).isEqualTo(34);
        assertThat(item.at("/caller/chat_only").isBoolean()).isTrue();
        assertThat(item.has("transcript")).isFalse();
    }

    @Test
    void showRedYellowGreenThenTheOldestInPages() {
        for (int i = 0; i < 7; i++) {
            open(Priority.GREEN);
            open(Priority.RED);
            open(Priority.YELLOW);
        }
        List<String> seen = new ArrayList<>();
        List<String> order = new ArrayList<>();
        walk("?limit=4", item -> {
            seen.add(item.path("id").asText());
            order.add(Priority.valueOf(item.path("priority").asText()).rank()
                    + item.path("created_at").asText());
        });
        assertThat(seen).hasSize(21).doesNotHaveDuplicates();
        assertThat(order).isSorted();
    }

    private void walk(String query, java.util.function.Consumer<JsonNode> each) {
        String next = "";
        do {
            JsonNode page = read(get(TICKETS + query + (next.isEmpty() ? "" : "&cursor=" + next)));
            page.path("items").forEach(each);
            next = page.path("next").asText("");
            next = next.equals("null") ? "" : next;
        } while (!next.isEmpty());
    }

    @Test
    void neitherSkipNorRepeatWhileTicketsArrive() throws Exception {
        Set<String> before = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            before.add(open(Cases.priority(i)).id().toString());
        }
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> arriving = threads.submit(() -> {
                for (int i = 0; !done.get(); i++) {
                    open(Cases.priority(i));
                }
            });
            for (int round = 0; round < 5; round++) {
                List<String> seen = new ArrayList<>();
                walk("?limit=7", item -> seen.add(item.path("id").asText()));
                assertThat(seen).containsAll(before).doesNotHaveDuplicates();
            }
            done.set(true);
            arriving.get();
        }
    }

    @Test
    void areFiltered() {
        TicketSummary red = open(Priority.RED);
        TicketSummary green = open(Priority.GREEN);
        open(Priority.YELLOW);
        step(green, "acknowledge");
        step(green, "close");

        assertThat(ids("?priority=RED&priority=GREEN")).containsExactly(red, green);
        assertThat(ids("?status=CLOSED")).containsExactly(green);
        assertThat(ids("?status=CLOSED&status=NEW")).hasSize(3);
        assertThat(ids("?number=" + red.number())).containsExactly(red);
        assertThat(ids("?delivery=PENDING")).hasSize(3);
        assertThat(ids("?delivery=REJECTED")).isEmpty();
        assertThat(ids("?since=" + Instant.now().plusSeconds(60))).isEmpty();
        assertThat(ids("?since=" + Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS)))
                .hasSize(3);
    }

    private List<TicketSummary> ids(String query) {
        HttpResponse<String> response = get(TICKETS + query);
        assertThat(response.statusCode()).isEqualTo(200);
        List<TicketSummary> found = new ArrayList<>();
        read(response)
                .path("items")
                .forEach(item -> found.add(summary(item.path("id").asText())));
        return found;
    }

    private TicketSummary summary(String id) {
        return summaries.computeIfAbsent(id, i -> {
            throw new AssertionError("unknown ticket");
        });
    }

    private final Map<String, TicketSummary> summaries = new java.util.concurrent.ConcurrentHashMap<>();

    @Override
    TicketSummary open(Priority priority) {
        TicketSummary ticket = super.open(priority);
        summaries.put(ticket.id().toString(), ticket);
        return ticket;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=201",
                "?limit=x",
                "?cursor=nonsense",
                "?cursor=MSAxIDEgMQ",
                "?status=BROKEN",
                "?priority=PURPLE",
                "?since=ayer",
                "?number=%00",
                "/not-an-id"
            })
    void refuseWhatCannotBeRead(String query) {
        HttpResponse<String> response = get(TICKETS + query);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).contains("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "phone, +54 9 11 6000-0001, 1",
        "phone, 011 15 6000-0001, 1",
        "phone, 1160000001, 1",
        "phone, 1160000002, 0",
        "name, quiros, 1",
        "name, ZULEMA QUIRÓS, 1",
        "name, Zulema Pérez, 0"
    })
    void areFoundByPhoneAndName(String by, String value, int found) {
        open(Priority.RED);
        HttpResponse<String> response =
                call("dispatcher", "POST", TICKETS + "/search", "{\"" + by + "\":\"" + value + "\"}");
        assertThat(read(response).path("items").size()).isEqualTo(found);
    }

    @Test
    void areNotSearchedByNothingOrEverything() {
        assertThat(call("dispatcher", "POST", TICKETS + "/search", "{}").statusCode())
                .isEqualTo(400);
        assertThat(call("dispatcher", "POST", TICKETS + "/search", "{\"phone\":\"1\",\"name\":\"a\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void goFromStepToStepAndRefuseOthers() {
        TicketSummary ticket = open(Priority.RED);
        assertThat(step(ticket, "dispatch").statusCode()).isEqualTo(409);
        assertThat(step(ticket, "close").statusCode()).isEqualTo(409);
        for (String step : List.of("acknowledge", "dispatch", "arrive", "no-contact", "close")) {
            assertThat(step(ticket, step).statusCode()).as(step).isEqualTo(200);
        }
        for (String step : List.of("acknowledge", "close", "cancel", "no-contact")) {
            assertThat(step(ticket, step).statusCode()).as(step).isEqualTo(409);
        }
        JsonNode whole = read(get(TICKETS + "/" + ticket.id()));
        assertThat(whole.path("timeline").findValuesAsText("what"))
                .containsExactly("opened", "acknowledged", "dispatched", "arrived", "no-contact", "closed");
        assertThat(whole.at("/timeline/1/who").asText()).isEqualTo("dispatcher");
        assertThat(line.told(ticket)).containsExactly(TicketNews.CLOSED);
    }

    @Test
    void acceptAStepWithoutABodyAndKeepANote() {
        TicketSummary ticket = open(Priority.RED);
        assertThat(call("dispatcher", "POST", TICKETS + "/" + ticket.id() + "/acknowledge", "{\"note\":\"voy yo\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(read(get(TICKETS + "/" + ticket.id())).at("/timeline/1/note").asText())
                .isEqualTo("voy yo");
        assertThat(call("dispatcher", "POST", TICKETS + "/" + java.util.UUID.randomUUID() + "/close", "{}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void letOneOfTwoDispatchersWin() throws Exception {
        for (int i = 0; i < 5; i++) {
            TicketSummary ticket = open(Priority.RED);
            String seen = etag(ticket);
            String path = TICKETS + "/" + ticket.id() + "/acknowledge";
            assertThat(atOnce(
                            () -> call("dispatcher", "POST", path, "{}", "If-Match", seen)
                                    .statusCode(),
                            () -> call("colega", "POST", path, "{}").statusCode()))
                    .containsOnlyOnce(200)
                    .containsAnyOf(409, 412);
        }
    }

    private static List<Integer> atOnce(Callable<Integer> one, Callable<Integer> other) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> results = new ArrayList<>();
            for (Future<Integer> result : threads.invokeAll(List.of(one, other))) {
                results.add(result.get());
            }
            return results;
        }
    }

    @Test
    void areCorrectedByWhoHasSeenTheNewestVersion() {
        TicketSummary ticket = open(Priority.RED);
        String body = """
                {"priority":"GREEN","patient":{"age_years":null,"age_days":80},
                 "location":{"address":"Thames 1","comuna":14},"caller":{"callback":"1140000000"}}""";
        assertThat(patch(ticket, body).statusCode()).isEqualTo(428);
        String seen = etag(ticket);
        HttpResponse<String> corrected = patch(ticket, body, "If-Match", seen);
        assertThat(corrected.statusCode()).isEqualTo(200);
        assertThat(corrected.headers().firstValue("ETag").orElseThrow())
                .isNotEqualTo(seen)
                .isEqualTo(etag(ticket));
        assertThat(patch(ticket, body, "If-Match", seen).statusCode()).isEqualTo(412);
        assertThat(patch(ticket, body, "If-Match", "W/" + etag(ticket)).statusCode())
                .isEqualTo(412);

        JsonNode now = read(corrected);
        assertThat(now.path("priority").asText()).isEqualTo("GREEN");
        assertThat(now.at("/patient/age_days").asInt()).isEqualTo(80);
        assertThat(now.at("/patient/age_years").isNull()).isTrue();
        assertThat(now.at("/patient/relationship").asText()).isEqualTo("self");
        assertThat(now.at("/location/latitude").isNumber()).isTrue();
        assertThat(now.at("/caller/phone").asText()).isEqualTo(Cases.PHONE);
        HttpResponse<String> byCallback =
                call("dispatcher", "POST", TICKETS + "/search", "{\"phone\":\"11 4000-0000\"}");
        assertThat(read(byCallback).path("items").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"status\":\"CLOSED\"}",
                "{\"priority\":null}",
                "{\"priority\":\"BLUE\"}",
                "{\"patient\":{\"age_years\":-1}}",
                "{\"patient\":{\"pregnant\":\"yes\"}}",
                "{\"location\":{\"comuna\":16}}",
                "{\"location\":{\"latitude\":91}}",
                "{\"caller\":{\"phone\":\"1\"}}",
                "{\"patient\":7}"
            })
    void refuseCorrectionsThatCannotBeTaken(String body) {
        TicketSummary ticket = open(Priority.RED);
        assertThat(patch(ticket, body, "If-Match", "*").statusCode()).isEqualTo(400);
        assertThat(column(ticket, "version")).isEqualTo("1");
    }

    @Test
    void keepWhatAPersonCorrectedAndLetTheResidentOnlyRaise() {
        TicketSummary ticket = open(Priority.YELLOW);
        patch(ticket, "{\"location\":{\"address\":\"Thames 1\"}}", "If-Match", "*");
        transactions.executeWithoutResult(transaction -> emergency.update(
                ticket.id(),
                new TicketUpdate(
                        Priority.GREEN,
                        null,
                        Cases.at(Cases.breathing(), "otra").withRedFlags(List.of()))));
        JsonNode now = read(get(TICKETS + "/" + ticket.id()));
        assertThat(now.at("/location/address").asText()).isEqualTo("Thames 1");
        assertThat(now.path("priority").asText()).isEqualTo("YELLOW");
        assertThat(now.at("/red_flags/0").asText()).isEqualTo("breathing");
    }

    @Test
    void areShownToAdministratorsWithoutAnythingClinical() {
        TicketSummary ticket = open(Priority.RED);
        String list = call("admin", "GET", TICKETS, "").body();
        String one = call("admin", "GET", TICKETS + "/" + ticket.id(), "").body();
        assertThat(list + one)
                .contains(ticket.number())
                .doesNotContain("caller", "patient", "symptoms", "red_flags", "transcript", "summary", "Aguirre")
                .doesNotContain(Cases.PHONE, "Zulema");
        assertThat(call("admin", "POST", TICKETS + "/" + ticket.id() + "/close", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(count("clinical_look where who = 'admin'")).isZero();
    }

    @Test
    void writeDownEveryLook() {
        jdbc.sql("truncate clinical_look").update();
        TicketSummary ticket = open(Priority.RED);
        get(TICKETS);
        get(TICKETS + "/" + ticket.id());
        call("colega", "POST", TICKETS + "/search", "{\"name\":\"zulema\"}");
        step(ticket, "acknowledge");
        get(TICKETS + "?status=CLOSED");

        assertThat(jdbc.sql("select who || ' ' || way || ' ' || tickets[1] from clinical_look order by id")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "dispatcher LIST " + ticket.id(),
                        "dispatcher TICKET " + ticket.id(),
                        "colega SEARCH " + ticket.id(),
                        "dispatcher CHANGE " + ticket.id());
        assertThat(count("clinical_look where address like '%127.0.0.1%' or address like '%0:0:0%'"))
                .isEqualTo(4);
        assertThat(jdbc.sql("select obj_description('clinical_look'::regclass)")
                        .query(String.class)
                        .single())
                .isEqualTo("append-only");
    }

    @Test
    void areOverdueByTheirPrioritysClock() {
        TicketSummary red = open(Priority.RED);
        TicketSummary green = open(Priority.GREEN);
        jdbc.sql("update ticket set created_at = created_at - interval '2 minutes'")
                .update();
        assertThat(read(get(TICKETS + "/" + red.id())).path("overdue").asBoolean())
                .isTrue();
        assertThat(read(get(TICKETS + "/" + green.id())).path("overdue").asBoolean())
                .isFalse();
        step(red, "acknowledge");
        assertThat(read(get(TICKETS + "/" + red.id())).path("overdue").asBoolean())
                .isFalse();
    }

    @Test
    void areDescribedByOpenApi() {
        String page = get("/v3/api-docs").body();
        assertThat(page).contains("/api/v1/tickets/{id}/no-contact", "/api/v1/tickets/stream", "TicketJson");
    }
}
