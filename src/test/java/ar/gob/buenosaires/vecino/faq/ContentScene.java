package ar.gob.buenosaires.vecino.faq;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.Editors;
import ar.gob.buenosaires.vecino.Http;
import ar.gob.buenosaires.vecino.RealDatabase;
import ar.gob.buenosaires.vecino.conversation.RowsOnly;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The whole service with its shipped content, two referents and three reviewers; each test works on services of its
 * own. {@code ana} is movilidad's referent, {@code carla} cultura's.
 */
@RealDatabase
@Import(RowsOnly.class)
@ResourceLock("content scene")
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            Editors.SETTINGS,
            "vecino.security.users[4].name=rosa",
            "vecino.security.users[4].password={noop}clave",
            "vecino.security.users[4].roles=REVIEWER,EDITOR",
            "vecino.security.users[5].name=adela",
            "vecino.security.users[5].password={noop}clave",
            "vecino.security.users[5].roles=ADMIN",
            "vecino.security.users[6].name=dario",
            "vecino.security.users[6].password={noop}clave",
            "vecino.security.users[6].roles=DISPATCHER"
        })
abstract class ContentScene {

    static final String ANSWERS = "/api/v1/answers";
    static final String SERVICES = "/api/v1/content/services";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper json;

    @LocalServerPort
    int port;

    HttpResponse<String> call(String user, String method, String path, String body, String... headers) {
        var request = Http.request(method, "http://localhost:" + port + path)
                .header("Authorization", Http.basic(user, "clave"));
        if (!body.isEmpty()) {
            request.method(method, BodyPublishers.ofString(body));
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return Http.send(request);
    }

    int status(String user, String method, String path, String body, String... headers) {
        return call(user, method, path, body, headers).statusCode();
    }

    /** What a call answers that must succeed. */
    JsonNode ok(String user, String method, String path, String body, String... headers) {
        HttpResponse<String> response = call(user, method, path, body, headers);
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return read(response);
    }

    JsonNode read(HttpResponse<String> response) {
        try {
            return json.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A word that no other test uses, and that is like no word of residents: the trial would notice. */
    static String fresh() {
        String hash = Hash.of("word " + NUMBER.incrementAndGet());
        return hash.substring(0, 14)
                .chars()
                .collect(StringBuilder::new, ContentScene::letter, StringBuilder::append)
                .toString();
    }

    private static void letter(StringBuilder word, int hexDigit) {
        word.append("bcdfghjklmnpqrsz".charAt(Character.digit(hexDigit, 16)));
    }

    /** A new service of movilidad by ana, as a draft; gives its general answer's id. */
    long draftService(String slug) {
        ok("ana", "POST", SERVICES, """
                {"slug":"%1$s","title":"%1$s","summary":"Todo sobre %1$s","keywords":[{"text":"%1$s","weight":5}],
                 "examples":["cómo hago con %1$s"]}""".formatted(slug));
        return ok("ana", "POST", ANSWERS, answer(slug, "general", "Se pide por la web."))
                .path("id")
                .asLong();
    }

    /** A service as residents get it; gives its general answer's id. */
    long publishedService(String slug) {
        long id = draftService(slug);
        ok("ana", "POST", path(id) + "/submit", "{}");
        JsonNode approved = ok("rita", "POST", path(id) + "/approve", "{}");
        assertThat(approved.path("state").asText()).isEqualTo("PUBLISHED");
        return id;
    }

    static String answer(String service, String topic, String body) {
        return """
                {"service":"%s","topic":"%s","title":"%s","body":"%s","sources":["Página de la Ciudad"],
                 "facts_date":"2026-01-31","review_by":"2099-01-31"}""".formatted(service, topic, topic, body);
    }

    static String path(long id) {
        return ANSWERS + "/" + id;
    }

    String etag(long id) {
        return call("ana", "GET", path(id), "").headers().firstValue("ETag").orElseThrow();
    }

    String state(long id) {
        return ok("ana", "GET", path(id), "").path("state").asText();
    }

    /** What residents may read of the service's general answer; empty when it is not there. */
    String live(long id) {
        return jdbc.sql("""
                        select r.content::jsonb ->> 'body' from content_item i
                        join content_revision r on r.item_id = i.id and r.number = i.live where i.id = ?""").param(id).query(String.class).optional().orElse("");
    }
}
