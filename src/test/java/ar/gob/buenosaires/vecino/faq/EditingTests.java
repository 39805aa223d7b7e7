package ar.gob.buenosaires.vecino.faq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.Http;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From draft to residents and back, over HTTP. */
class EditingTests extends ContentScene {

    private static final String CHANGE = "{\"body\":\"Cambió.\",\"reason\":\"Nuevo trámite\"}";

    @Test
    void goFromDraftToResidentsWithASecondPerson() {
        String slug = fresh();
        long id = draftService(slug);
        assertThat(state(id)).isEqualTo("DRAFT");
        assertThat(publicly(slug)).isEqualTo(404);
        assertThat(status("rita", "POST", path(id) + "/approve", "{}")).isEqualTo(409);

        ok("ana", "POST", path(id) + "/submit", "{}");
        assertThat(state(id)).isEqualTo("IN_REVIEW");
        assertThat(status("ana", "POST", path(id) + "/approve", "{}")).isEqualTo(403);
        assertThat(publicly(slug)).isEqualTo(404);

        JsonNode approved = ok("rita", "POST", path(id) + "/approve", "{}");
        assertThat(approved.path("state").asText()).isEqualTo("PUBLISHED");
        assertThat(approved.path("live_revision").asInt()).isEqualTo(1);
        await().until(() -> publicly(slug) == 200);
    }

    private int publicly(String slug) {
        return Http.send(Http.request("GET", "http://localhost:" + port + "/api/v1/services/" + slug))
                .statusCode();
    }

    @Test
    void keepWhatIsLiveWhileAChangeWaits() {
        long id = publishedService(fresh());
        change(id, "ana");
        assertThat(live(id)).isEqualTo("Se pide por la web.");
        ok("ana", "POST", path(id) + "/submit", "{}");
        assertThat(live(id)).isEqualTo("Se pide por la web.");
        ok("rita", "POST", path(id) + "/approve", "{}");
        assertThat(live(id)).isEqualTo("Cambió.");
    }

    @Test
    void areNotApprovedByAnybodyWhoHadAHandInThem() {
        long id = publishedService(fresh());
        change(id, "rosa");
        ok("ana", "PATCH", path(id), "{\"body\":\"Cambió otra vez.\"}", "If-Match", "*");
        ok("ana", "POST", path(id) + "/submit", "{}");
        HttpResponse<String> own = call("rosa", "POST", path(id) + "/approve", "{}");
        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(own.body()).contains("urn:vecino:problem:own-change");

        // an edit in review makes it a draft again, and the editor one of its authors
        ok("rita", "PATCH", path(id), CHANGE, "If-Match", "*");
        assertThat(state(id)).isEqualTo("DRAFT");
        ok("ana", "POST", path(id) + "/submit", "{}");
        assertThat(status("rita", "POST", path(id) + "/approve", "{}")).isEqualTo(403);
        ok("raul", "POST", path(id) + "/approve", "{}");
        assertThat(live(id)).isEqualTo("Cambió.");
    }

    @Test
    void needTwoApproversWhereTheyNameAnEmergencyLine() {
        long id = publishedService(fresh());
        ok("ana", "PATCH", path(id), "{\"body\":\"Si hay peligro llamá al *911*.\"}", "If-Match", "*");
        JsonNode submitted = ok("ana", "POST", path(id) + "/submit", "{}");
        assertThat(submitted.path("approvals_needed").asInt()).isEqualTo(2);
        ok("rita", "POST", path(id) + "/approve", "{}");
        ok("rita", "POST", path(id) + "/approve", "{}");
        assertThat(live(id)).isEqualTo("Se pide por la web.");
        ok("raul", "POST", path(id) + "/approve", "{}");
        assertThat(live(id)).contains("911");

        ok("ana", "PATCH", path(id), "{\"body\":\"Ya no hay número.\"}", "If-Match", "*");
        ok("ana", "POST", path(id) + "/submit", "{}");
        ok("rita", "POST", path(id) + "/approve", "{}");
        assertThat(live(id)).contains("911");
        ok("raul", "POST", path(id) + "/approve", "{}");
        assertThat(live(id)).doesNotContain("911");
    }

    @Test
    void beginAndEndAtTheirTime() {
        long id = publishedService(fresh());
        change(id, "ana");
        ok(
                "ana",
                "POST",
                path(id) + "/submit",
                "{\"publish_at\":\"2098-12-01T00:00:00Z\",\"expires_at\":\"2099-03-01T00:00:00Z\"}");
        JsonNode approved = ok("rita", "POST", path(id) + "/approve", "{}");
        assertThat(approved.path("state").asText()).isEqualTo("IN_REVIEW");
        assertThat(live(id)).isEqualTo("Se pide por la web.");

        jdbc.sql("update content_item set publish_at = now() where id = ?")
                .param(id)
                .update();
        await().until(() -> live(id).equals("Cambió."));
        assertThat(state(id)).isEqualTo("PUBLISHED");

        jdbc.sql("update content_item set live_until = now() where id = ?")
                .param(id)
                .update();
        await().until(() -> live(id).isEmpty());
        assertThat(state(id)).isEqualTo("RETIRED");
    }

    @Test
    void refuseATermThatEndsBeforeItBegins() {
        long id = draftService(fresh());
        assertThat(status(
                        "ana",
                        "POST",
                        path(id) + "/submit",
                        "{\"publish_at\":\"2030-01-02T00:00:00Z\",\"expires_at\":\"2030-01-01T00:00:00Z\"}"))
                .isEqualTo(400);
    }

    @Test
    void goBackToAnyRevisionInOneStep() {
        long id = publishedService(fresh());
        change(id, "ana");
        ok("ana", "POST", path(id) + "/submit", "{}");
        ok("rita", "POST", path(id) + "/approve", "{}");

        JsonNode back = ok("rita", "POST", path(id) + "/roll-back", "{\"revision\":1,\"reason\":\"Estaba mal\"}");
        assertThat(back.path("state").asText()).isEqualTo("PUBLISHED");
        assertThat(live(id)).isEqualTo("Se pide por la web.");

        // a referent's way back is a draft, and so is a text that never was live
        ok("ana", "POST", path(id) + "/roll-back", "{\"revision\":2}");
        assertThat(state(id)).isEqualTo("DRAFT");
        assertThat(live(id)).isEqualTo("Se pide por la web.");
        ok("raul", "PATCH", path(id), "{\"body\":\"Nunca publicado.\"}", "If-Match", "*");
        ok("raul", "POST", path(id) + "/discard", "{}");
        ok("raul", "POST", path(id) + "/roll-back", "{\"revision\":4}");
        assertThat(state(id)).isEqualTo("DRAFT");
        ok("raul", "POST", path(id) + "/submit", "{}");
        assertThat(status("raul", "POST", path(id) + "/approve", "{}")).isEqualTo(403);
        assertThat(live(id)).isEqualTo("Se pide por la web.");
    }

    @Test
    void endInRetirement() {
        String slug = fresh();
        publishedService(slug);
        long cost = ok("ana", "POST", ANSWERS, answer(slug, "cost", "Es gratis."))
                .path("id")
                .asLong();
        ok("ana", "POST", path(cost) + "/submit", "{}");
        ok("rita", "POST", path(cost) + "/approve", "{}");
        assertThat(status("ana", "POST", path(cost) + "/retire", "{}")).isEqualTo(403);
        ok("rita", "POST", path(cost) + "/retire", "{\"reason\":\"Ya no existe\"}");
        assertThat(live(cost)).isEmpty();
        assertThat(state(cost)).isEqualTo("RETIRED");
    }

    @Test
    void letOneOfTwoEditorsWinAndTellTheOther() throws Exception {
        long id = publishedService(fresh());
        for (int i = 0; i < 5; i++) {
            String seen = etag(id);
            List<HttpResponse<String>> both = atOnce(
                    () -> call("ana", "PATCH", path(id), "{\"body\":\"De Ana.\"}", "If-Match", seen),
                    () -> call("rosa", "PATCH", path(id), "{\"body\":\"De Rosa.\"}", "If-Match", seen));
            assertThat(both).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 412);
            HttpResponse<String> lost = both.get(both.get(0).statusCode() == 412 ? 0 : 1);
            String winner = both.get(0).statusCode() == 412 ? "rosa" : "ana";
            assertThat(read(lost).path("type").asText()).isEqualTo("urn:vecino:problem:content-changed");
            assertThat(read(lost).path("changed_by").asText()).isEqualTo(winner);
        }
        assertThat(status("ana", "PATCH", path(id), CHANGE)).isEqualTo(428);
    }

    private static List<HttpResponse<String>> atOnce(
            Callable<HttpResponse<String>> one, Callable<HttpResponse<String>> other) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<String>> first = threads.submit(one);
            Future<HttpResponse<String>> second = threads.submit(other);
            return List.of(first.get(), second.get());
        }
    }

    @Test
    void rememberWhoChangedWhatAndWhy() {
        long id = publishedService(fresh());
        change(id, "ana");
        JsonNode changes = ok("ana", "GET", path(id) + "/revisions", "");
        assertThat(changes.at("/0/author").asText()).isEqualTo("ana");
        assertThat(changes.at("/0/reason").asText()).isEqualTo("Nuevo trámite");
        assertThat(changes.at("/0/differences")).hasSize(1);
        assertThat(changes.at("/0/differences/0/field").asText()).isEqualTo("body");
        assertThat(changes.at("/0/differences/0/before").asText()).isEqualTo("Se pide por la web.");
        assertThat(changes.at("/0/differences/0/after").asText()).isEqualTo("Cambió.");
        JsonNode compared = ok("rita", "GET", path(id) + "/revisions/2", "");
        assertThat(compared.path("against").asInt()).isEqualTo(1);
        assertThat(compared.at("/text/body").asText()).isEqualTo("Cambió.");
        JsonNode steps = ok("rita", "GET", path(id) + "/history", "");
        assertThat(steps.findValuesAsText("what")).containsExactly("PUBLISHED", "APPROVED", "SUBMITTED");
        assertThat(steps.at("/1/who").asText()).isEqualTo("rita");
    }

    @Test
    void areListedWithWhatIsStale() {
        String slug = fresh();
        long id = draftService(slug);
        ok("ana", "PATCH", path(id), "{\"review_by\":\"2026-02-01\"}", "If-Match", "*");
        ok("ana", "POST", path(id) + "/submit", "{}");
        ok("rita", "POST", path(id) + "/approve", "{}");
        JsonNode stale = ok("ana", "GET", ANSWERS + "?stale=true&service=" + slug, "");
        assertThat(stale).hasSize(1);
        assertThat(ok("ana", "GET", ANSWERS + "?area=movilidad&state=PUBLISHED", ""))
                .hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sources|[]|missing",
                "facts_date|null|missing",
                "title|\"Un título que no entra en un botón\"|too-long",
                "body|\"\"|missing",
                "follow_ups|[\"nada\"]|unknown-target",
                "review_by|\"2020-01-01\"|before-facts",
                "keywords|[{\"text\":\"x\",\"weight\":9}]|weight"
            })
    void nameEveryFlaw(String field, String value, String code) {
        long id = draftService(fresh());
        HttpResponse<String> refused =
                call("ana", "PATCH", path(id), "{\"" + field + "\":" + value + "}", "If-Match", "*");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(read(refused).at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(read(refused).at("/errors/0/code").asText()).isEqualTo(code);
        assertThat(read(refused).at("/errors/0/message").asText()).isNotBlank();
    }

    @Test
    void takeBackWhatTheyShow() {
        long id = publishedService(fresh());
        JsonNode shown = ok("ana", "GET", path(id), "");
        JsonNode saved = ok("ana", "PUT", path(id), shown.toString(), "If-Match", etag(id));
        assertThat(saved.path("body")).isEqualTo(shown.path("body"));
        assertThat(saved.path("revision").asInt()).isEqualTo(2);
        assertThat(status("ana", "PATCH", path(id), "{\"colour\":\"red\"}", "If-Match", "*"))
                .isEqualTo(400);
    }

    private void change(long id, String who) {
        ok(who, "PATCH", path(id), CHANGE, "If-Match", etag(id));
    }
}
