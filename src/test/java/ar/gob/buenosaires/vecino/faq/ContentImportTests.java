package ar.gob.buenosaires.vecino.faq;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.Http;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;

/** Content out of the service as files and in again. */
@DirtiesContext
class ContentImportTests extends ContentScene {

    private static final String CONTENT = "/api/v1/content";

    /** What ships is written as it would be exported, so that a difference is an edit. */
    @Test
    void writesTheFilesAsTheyShip() throws IOException {
        Publication shipped = new Publication();
        for (ServiceFile file : new ContentFiles().services()) {
            put(shipped, ItemKey.service(file.slug()), file, file.service());
            file.answers()
                    .forEach(
                            answer -> put(shipped, ItemKey.answer(file.slug(), answer.topic()), file, answer.answer()));
        }
        for (AreaFile area : new ContentFiles().areas()) {
            String written = ContentFileWriter.files(Map.of(area.slug(), area.name()), shipped)
                    .get(area.slug() + ".yaml");
            assertThat(written).isEqualTo(Files.readString(Path.of("db/content", area.slug() + ".yaml")));
        }
    }

    private static void put(Publication shipped, ItemKey key, ServiceFile file, Document document) {
        shipped.put(new Publication.Text(shipped.texts().size() + 1L, key, file.area(), 1, document));
    }

    @Test
    void isTheSameAfterAWayRound() throws Exception {
        byte[] zip = zip();
        assertThat(zip()).isEqualTo(zip);
        HttpResponse<String> again = post("rita", zip);
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(read(again).path("changes")).isEmpty();
        assertThat(zip()).isEqualTo(zip);
        try (Stream<Path> files = Files.list(Path.of("db/content"))) {
            List<String> names = files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
            assertThat(ContentZip.read(zip).keySet()).containsExactlyElementsOf(names);
        }
    }

    private byte[] zip() throws IOException, InterruptedException {
        var request = Http.request("GET", "http://localhost:" + port + CONTENT)
                .header("Authorization", Http.basic("ana", "clave"));
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofByteArray())
                .body();
    }

    private HttpResponse<String> post(String user, byte[] zip) {
        return Http.send(java.net.http.HttpRequest.newBuilder(java.net.URI.create("http://localhost:" + port + CONTENT))
                .header("Content-Type", "application/zip")
                .header("Authorization", Http.basic(user, "clave"))
                .POST(BodyPublishers.ofByteArray(zip)));
    }

    @Test
    void goesLiveWholeWhenASecondPersonApproves() {
        String before = file("espacio-publico");
        String after = before.replace("title: Espacio", "title: Espacio") // stays
                        .replaceFirst("(?s)summary: [^\n]+", "summary: Resumen nuevo")
                + """
                  - slug: globos
                    title: Globos
                    summary: Permisos para globos
                    keywords:
                      - {text: globoflexia, weight: 5}
                    examples:
                      - dónde saco el permiso de globoflexia
                    answers:
                      - topic: general
                        title: Globos
                        keywords: []
                        body: |
                          Se pide por la web.
                        follow_ups: []
                        sources: ["Página de la Ciudad"]
                        facts_date: 2026-01-31
                        review_by: 2099-01-31
                """.indent(2).replaceAll("(?m)^  ", "");
        assertThat(call("carla", "POST", CONTENT, files(after)).statusCode()).isEqualTo(403);

        HttpResponse<String> taken = call("rita", "POST", CONTENT, files(after));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        assertThat(read(taken).path("changes").findValuesAsText("what"))
                .containsExactlyInAnyOrder("CHANGED", "ADDED", "ADDED");
        String step = CONTENT + "/imports/" + read(taken).path("id").asLong();
        assertThat(file("espacio-publico")).isEqualTo(before);
        assertThat(status("rita", "POST", step + "/approve", "{\"reason\":\"x\"}"))
                .isEqualTo(403);
        assertThat(status("carla", "POST", step + "/approve", "{\"reason\":\"x\"}"))
                .isEqualTo(403);
        assertThat(status("carla", "POST", step + "/discard", "{}")).isEqualTo(403);

        ok("raul", "POST", step + "/approve", "{\"reason\":\"Se acordó\"}");
        assertThat(file("espacio-publico")).isEqualTo(after);

        // back again: the service that the file no longer has goes
        JsonNode back = ok("rita", "POST", CONTENT, files(before));
        assertThat(back.path("changes").findValuesAsText("what"))
                .containsExactlyInAnyOrder("CHANGED", "REMOVED", "REMOVED");
        ok(
                "raul",
                "POST",
                CONTENT + "/imports/" + back.path("id").asLong() + "/approve",
                "{\"reason\":\"Era una prueba\"}");
        assertThat(file("espacio-publico")).isEqualTo(before);
    }

    @Test
    void tellsFileLineAndReasonAndTakesNothing() {
        String broken = file("vivienda")
                .replaceFirst("(?s)summary: [^\n]+", "summary: Otro resumen")
                .replaceFirst("sources: \\[[^\n]+", "sources: []");
        long revisions = jdbc.sql("select count(*) from content_revision")
                .query(Long.class)
                .single();

        HttpResponse<String> refused = call("rita", "POST", CONTENT, files("vivienda", broken));

        assertThat(refused.statusCode()).isEqualTo(400);
        JsonNode error = read(refused).at("/errors/0");
        assertThat(error.path("file").asText()).isEqualTo("vivienda.yaml");
        assertThat(error.path("line").asInt()).isGreaterThan(1);
        assertThat(error.path("reason").asText()).contains("sources");
        assertThat(jdbc.sql("select count(*) from content_revision")
                        .query(Long.class)
                        .single())
                .isEqualTo(revisions);
    }

    @Test
    void isVoidOnceSomebodyChangesAPartOfIt() {
        String after = file("seguridad").replaceFirst("(?s)summary: [^\n]+", "summary: Otro resumen");
        long id = ok("rita", "POST", CONTENT, files("seguridad", after))
                .path("id")
                .asLong();
        long service = jdbc.sql("select id from content_item where import_id = ?")
                .param(id)
                .query(Long.class)
                .single();
        assertThat(status("raul", "POST", SERVICES + "/" + service + "/approve", "{\"reason\":\"x\"}"))
                .isEqualTo(409);
        ok("raul", "PATCH", SERVICES + "/" + service, "{\"summary\":\"De Raúl\"}", "If-Match", "*");

        assertThat(status("rosa", "POST", CONTENT + "/imports/" + id + "/approve", "{\"reason\":\"x\"}"))
                .isEqualTo(409);
        ok("raul", "POST", SERVICES + "/" + service + "/discard", "{}");
        ok("rosa", "POST", CONTENT + "/imports/" + id + "/discard", "{}");
    }

    private String file(String area) {
        return ok("ana", "GET", CONTENT, "", "Accept", "application/json")
                .path("files")
                .path(area + ".yaml")
                .asText();
    }

    private String files(String text) {
        return files("espacio-publico", text);
    }

    private String files(String area, String text) {
        ObjectNode body = json.createObjectNode();
        body.putObject("files").put(area + ".yaml", text);
        return body.toString();
    }
}
