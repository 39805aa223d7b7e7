package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.access.Role;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Administrators and others at work on users and what belongs to them; each test adds people of its own. */
abstract class PeopleScene {

    static final String USERS = "/api/v1/users";
    static final String GOOD = "mate lapicera tranvia";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    ObjectMapper json;

    @Autowired
    JdbcClient jdbc;

    HttpResponse<String> call(String user, String password, String method, String path, String body) {
        var request = Http.request(method, url() + path).header("Authorization", Http.basic(user, password));
        if (!body.isEmpty()) {
            request.method(method, BodyPublishers.ofString(body));
        }
        return Http.send(request);
    }

    HttpResponse<String> admin(String method, String path, String body) {
        return call("admin", "clave", method, path, body);
    }

    JsonNode ok(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return json.readTree(response.body());
    }

    String refusal(HttpResponse<String> response) throws Exception {
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        return response.statusCode()
                + json.readTree(response.body()).path("type").asText().replace("urn:vecino:problem:", " ");
    }

    String url() {
        return "http://localhost:" + port;
    }

    ConsoleSession session(String user, String password) {
        ConsoleSession session = new ConsoleSession(url());
        assertThat(session.signIn(user, password).uri().getPath()).isNotEqualTo("/console/login");
        return session;
    }

    /** A person who has already chosen the password GOOD. */
    String person(@Nullable String area, Role... roles) {
        String name = "p" + NUMBER.incrementAndGet();
        jdbc.sql("insert into app_user (name, password, area, created_at) values (?, ?, ?, now())")
                .params(name, "{noop}" + GOOD, area)
                .update();
        for (Role role : roles) {
            jdbc.sql("insert into app_user_role (name, role) values (?, ?)")
                    .params(name, role.name())
                    .update();
        }
        return name;
    }

    String editor() {
        return person("movilidad", Role.EDITOR);
    }
}
