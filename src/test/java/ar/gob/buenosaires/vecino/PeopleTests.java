package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Users, their passwords and rights, deputies, areas and the record of all that, by REST and by form. */
@SecuredService
@ExtendWith(OutputCaptureExtension.class)
class PeopleTests {

    private static final String USERS = "/api/v1/users";
    private static final String GOOD = "mate lapicera tranvia";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    ObjectMapper json;

    @Autowired
    JdbcClient jdbc;

    private HttpResponse<String> call(String user, String password, String method, String path, String body) {
        var request = Http.request(method, url() + path).header("Authorization", Http.basic(user, password));
        if (!body.isEmpty()) {
            request.method(method, BodyPublishers.ofString(body));
        }
        return Http.send(request);
    }

    private HttpResponse<String> admin(String method, String path, String body) {
        return call("admin", "clave", method, path, body);
    }

    private JsonNode ok(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return json.readTree(response.body());
    }

    private String refusal(HttpResponse<String> response) throws Exception {
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        return response.statusCode()
                + json.readTree(response.body()).path("type").asText().replace("urn:vecino:problem:", " ");
    }

    private String url() {
        return "http://localhost:" + port;
    }

    private ConsoleSession session(String user, String password) {
        ConsoleSession session = new ConsoleSession(url());
        assertThat(session.signIn(user, password).uri().getPath()).isNotEqualTo("/console/login");
        return session;
    }

    /** A person who has already chosen the password GOOD. */
    private String person(String rights) throws Exception {
        String name = "p" + NUMBER.incrementAndGet();
        ok(admin("POST", USERS, "{\"name\":\"%s\",\"password\":\"otra clave cualquiera\",%s}".formatted(name, rights)));
        String change = "{\"old\":\"otra clave cualquiera\",\"next\":\"" + GOOD + "\"}";
        assertThat(call(name, "otra clave cualquiera", "POST", "/api/v1/password", change)
                        .statusCode())
                .isEqualTo(204);
        return name;
    }

    private String editor() throws Exception {
        return person("\"roles\":[\"EDITOR\"],\"area\":\"movilidad\"");
    }

    private static boolean isOut(ConsoleSession session) {
        return session.get("/console/password").uri().getPath().equals("/console/login");
    }

    @Test
    void aNewUserChoosesAPasswordBeforeAnythingElse(CapturedOutput output) throws Exception {
        JsonNode added = ok(admin("POST", USERS, """
                {"name":"nora.paz","roles":["EDITOR"],"area":"cultura","email":"nora@example.org"}"""));
        String first = added.path("generated_password").asText();
        assertThat(added.at("/user/must_change_password").asBoolean()).isTrue();

        assertThat(refusal(call("nora.paz", first, "GET", "/api/v1/answers", "")))
                .isEqualTo("403 password-to-change");
        ConsoleSession nora = session("nora.paz", first);
        assertThat(nora.get("/console").uri().getPath()).isEqualTo("/console/password");
        assertThat(nora.get("/console/deputies").body()).contains("elegí una contraseña que sepas solo vos");

        HttpResponse<String> home =
                nora.submit("/console/password", "/console/password", "old", first, "password", GOOD, "again", GOOD);
        assertThat(home.uri().getPath()).doesNotContain("password");
        assertThat(call("nora.paz", GOOD, "GET", "/api/v1/answers", "").statusCode())
                .isEqualTo(200);
        assertThat(call("nora.paz", first, "GET", "/api/v1/answers", "").statusCode())
                .isEqualTo(401);
        String everything = admin("GET", USERS, "").body()
                + admin("GET", "/api/v1/audit", "").body()
                + output.getAll();
        assertThat(everything).doesNotContain(first, GOOD, "{bcrypt}");
    }

    @Test
    void refusesWhatCannotBe() throws Exception {
        Map<String, String> wrong = Map.ofEntries(
                Map.entry("\"name\":\"x y\"", "400 name-invalid"),
                Map.entry("\"name\":\"SAME\"", "400 name-invalid"),
                Map.entry("\"name\":\"Admin\"", "409 name-taken"),
                Map.entry("\"name\":\"q1\",\"roles\":[\"EDITOR\"]", "400 area-needed"),
                Map.entry("\"name\":\"q1\",\"area\":\"luna\"", "400 area-unknown"),
                Map.entry("\"name\":\"q1\",\"email\":\"a@b\\nc\"", "400 email-invalid"),
                Map.entry("\"name\":\"q1\",\"password\":\"corta\"", "400 password-short"),
                Map.entry("\"name\":\"q1\",\"password\":\"contraseña123\"", "400 password-common"));
        for (Map.Entry<String, String> each : wrong.entrySet()) {
            assertThat(refusal(admin("POST", USERS, "{" + each.getKey() + "}")))
                    .as(each.getKey())
                    .isEqualTo(each.getValue());
        }
        assertThat(admin("POST", USERS, "{\"name\":\"q1\",\"roles\":[\"ROOT\"]}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(refusal(admin("GET", USERS + "/q1", ""))).isEqualTo("404 user-unknown");
    }

    @Test
    void nobodyChangesTheirOwnRights() throws Exception {
        for (String each : new String[] {"PATCH ", "POST /disable", "POST /reset-password"}) {
            String[] call = each.split(" ", 2);
            assertThat(refusal(admin(call[0], USERS + "/admin" + call[1], "{\"roles\":[\"ADMIN\",\"REVIEWER\"]}")))
                    .as(each)
                    .isEqualTo("403 own-rights");
        }
        ConsoleSession admin = session("admin", "clave");
        assertThat(admin.get("/console/users/admin").body()).contains("Sos vos");
        admin.submit("/console/users/admin", "/console/users/admin", "roles", "REVIEWER");
        assertThat(ok(admin("GET", USERS + "/admin", "")).path("roles")).hasToString("[\"ADMIN\"]");
    }

    @Test
    void rightsChangeInRunningSessionsAtOnce() throws Exception {
        String name = editor();
        ConsoleSession session = session(name, GOOD);
        assertThat(session.get("/api/v1/answers").statusCode()).isEqualTo(200);

        ok(admin("PATCH", USERS + "/" + name, "{\"roles\":[\"PRIVACY\"],\"area\":null}"));
        assertThat(session.get("/api/v1/answers").statusCode()).isEqualTo(403);
        assertThat(session.get("/console/audit").statusCode()).isEqualTo(200);

        // as another node does it
        jdbc.sql("delete from app_user_role where name = ?").param(name).update();
        assertThat(session.get("/console/audit").statusCode()).isEqualTo(403);
    }

    @Test
    void whoIsDisabledIsOutAtOnceAndComesBackByTheDoor() throws Exception {
        String name = editor();
        ConsoleSession session = session(name, GOOD);
        ok(admin("POST", USERS + "/" + name + "/disable", ""));
        assertThat(isOut(session)).isTrue();
        assertThat(call(name, GOOD, "GET", "/api/v1/answers", "").statusCode()).isEqualTo(401);
        assertThat(new ConsoleSession(url()).signIn(name, GOOD).body()).contains("no son correctos");

        ok(admin("POST", USERS + "/" + name + "/enable", ""));
        assertThat(isOut(session)).isTrue();
        assertThat(isOut(session(name, GOOD))).isFalse();
    }

    @Test
    void aSessionThatWasMadeWithAnOlderPasswordIsVoid() throws Exception {
        String name = editor();
        ConsoleSession session = session(name, GOOD);
        assertThat(isOut(session)).isFalse();
        // another node changed the password while this one signed the person in
        jdbc.sql("update app_user set stamp = stamp + 1 where name = ?")
                .param(name)
                .update();
        assertThat(isOut(session)).isTrue();
    }

    @Test
    void aResetEndsSessionsAndTheNewPasswordOpensOnlyItsChange() throws Exception {
        String name = editor();
        ConsoleSession session = session(name, GOOD);
        JsonNode reset = ok(admin("POST", USERS + "/" + name + "/reset-password", ""));

        assertThat(isOut(session)).isTrue();
        assertThat(call(name, GOOD, "GET", "/api/v1/answers", "").statusCode()).isEqualTo(401);
        String given = reset.path("generated_password").asText();
        assertThat(refusal(call(name, given, "GET", "/api/v1/answers", ""))).isEqualTo("403 password-to-change");
    }

    @Test
    void oneChangesOnesOwnPasswordAndStaysSignedInThereOnly() throws Exception {
        String name = editor();
        ConsoleSession here = session(name, GOOD);
        ConsoleSession elsewhere = session(name, GOOD);
        String page = "/console/password";
        String next = "zapallo barrilete farol";

        assertThat(here.submit(page, page, "old", "no es esta", "password", next, "again", next)
                        .body())
                .contains("La contraseña actual no es esa");
        assertThat(here.submit(page, page, "old", GOOD, "password", next, "again", next + "x")
                        .body())
                .contains("tienen que ser iguales");
        assertThat(here.submit(page, page, "old", GOOD, "password", GOOD, "again", GOOD)
                        .body())
                .contains("es igual a la actual");
        assertThat(here.submit(page, page, "old", GOOD, "password", next, "again", next)
                        .body())
                .contains("Cambiaste tu contraseña");

        assertThat(isOut(here)).isFalse();
        assertThat(isOut(elsewhere)).isTrue();
        assertThat(call(name, next, "GET", "/api/v1/answers", "").statusCode()).isEqualTo(200);
    }

    @Test
    void guessingTheOldPasswordIsHeldUp() throws Exception {
        String name = editor();
        String body = "{\"old\":\"no\",\"next\":\"zapallo barrilete farol\"}";
        ConsoleSession session = session(name, GOOD);
        for (int i = 0; i < 5; i++) {
            session.submit("/console/password", "/console/password", "old", "no", "password", "x", "again", "x");
        }
        assertThat(session.submit("/console/password", "/console/password", "old", "no", "password", "x", "again", "x")
                        .body())
                .contains("Hubo demasiados intentos");
        assertThat(call(name, GOOD, "POST", "/api/v1/password", body).statusCode())
                .isEqualTo(429);
    }

    @Test
    void whatLooksEncodedIsAPasswordLikeAnyOther() throws Exception {
        String name = editor();
        String odd = "{noop}zapallo barrilete";
        String change = "{\"old\":\"%s\",\"next\":\"%s\"}".formatted(GOOD, odd);
        assertThat(call(name, GOOD, "POST", "/api/v1/password", change).statusCode())
                .isEqualTo(204);
        assertThat(call(name, odd, "GET", "/api/v1/answers", "").statusCode()).isEqualTo(200);
        assertThat(call(name, "zapallo barrilete", "GET", "/api/v1/answers", "").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aDeputyWritesInTheAreaUnderTheirOwnName() throws Exception {
        String deputy = person("\"roles\":[\"DISPATCHER\"]");
        String service = "{\"slug\":\"%s\",\"area\":\"%s\",\"title\":\"Prueba %s\",\"summary\":\"Una prueba\"}";
        String mine = service.formatted("s-" + deputy, "movilidad", deputy);
        String services = "/api/v1/content/services";
        assertThat(call(deputy, GOOD, "POST", services, mine).statusCode()).isEqualTo(403);

        String until = Instant.now().plus(1, ChronoUnit.DAYS).toString();
        String wanted = "{\"area\":\"movilidad\",\"name\":\"%s\",\"ends_at\":\"%s\"}".formatted(deputy, until);
        JsonNode named = ok(call("editor", "clave", "POST", "/api/v1/deputies", wanted));
        assertThat(named.path("named_by").asText()).isEqualTo("editor");
        JsonNode written = ok(call(deputy, GOOD, "POST", services, mine));
        assertThat(written.path("changed_by").asText()).isEqualTo(deputy);
        assertThat(call(deputy, GOOD, "POST", services, service.formatted("s-x", "cultura", "x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(refusal(call(deputy, GOOD, "POST", "/api/v1/deputies", wanted.replace(deputy, "reviewer"))))
                .isEqualTo("403 not-your-area");

        var ended = call("editor", "clave", "DELETE", "/api/v1/deputies/" + named.path("id"), "");
        assertThat(ended.statusCode()).isEqualTo(204);
        assertThat(call(deputy, GOOD, "GET", services, "").statusCode()).isEqualTo(403);
        assertThat(admin("GET", "/api/v1/audit?kind=DEPUTIES&who=" + deputy, "").body())
                .contains("DEPUTY_NAMED", "DEPUTY_ENDED");
    }

    @Test
    void areasComeAndGoAtRunTime() throws Exception {
        String areas = "/api/v1/areas";
        ok(admin("POST", areas, "{\"slug\":\"obras\",\"name\":\"Obras\"}"));
        assertThat(refusal(admin("POST", areas, "{\"slug\":\"obras\",\"name\":\"Obras\"}")))
                .isEqualTo("409 area-exists");
        assertThat(refusal(admin("POST", areas, "{\"slug\":\"Obras\",\"name\":\"Obras\"}")))
                .isEqualTo("400 slug-invalid");
        assertThat(refusal(admin("PATCH", areas + "/obras", "{\"name\":\"a\\u202eb\"}")))
                .isEqualTo("400 area-name-invalid");
        assertThat(ok(admin("PATCH", areas + "/obras", "{\"name\":\"Obras Públicas\"}"))
                        .path("name")
                        .asText())
                .isEqualTo("Obras Públicas");

        String name = person("\"roles\":[\"EDITOR\"],\"area\":\"obras\"");
        JsonNode mine = json.readTree("[]");
        for (JsonNode area : ok(admin("GET", areas, ""))) {
            mine = area.path("slug").asText().equals("obras") ? area : mine;
        }
        assertThat(mine.path("referents").get(0).asText()).isEqualTo(name);
        assertThat(mine.path("services").asInt()).isZero();
        assertThat(refusal(admin("DELETE", areas + "/obras", ""))).isEqualTo("409 area-has-users");
        assertThat(refusal(admin("DELETE", areas + "/movilidad", ""))).isEqualTo("409 area-has-services");
        ok(admin("PATCH", USERS + "/" + name, "{\"roles\":[],\"area\":null}"));
        assertThat(admin("DELETE", areas + "/obras", "").statusCode()).isEqualTo(204);
        assertThat(refusal(admin("PATCH", areas + "/obras", "{\"name\":\"x\"}")))
                .isEqualTo("404 area-unknown");
        assertThat(admin("GET", "/api/v1/audit?kind=AREAS", "").body())
                .contains("AREA_ADDED", "Obras → Obras Públicas", "AREA_REMOVED");
    }

    @Test
    void theRecordIsFilteredAndTellsNothingOfResidents() throws Exception {
        String name = editor();
        jdbc.sql("""
                        insert into clinical_look (at, who, address, way, tickets)
                        values (now(), 'dispatcher', '203.0.113.7', 'LIST', array[gen_random_uuid(), gen_random_uuid()])""").update();
        String all = admin("GET", "/api/v1/audit?who=" + name, "").body();
        assertThat(all).contains("USER_ADDED", "PASSWORD_CHANGED").doesNotContain("LOOK_LIST");

        JsonNode looks = ok(admin("GET", "/api/v1/audit?kind=LOOKS", "")).path("entries");
        assertThat(looks.get(0).path("detail").asText()).isEqualTo("2");
        assertThat(looks.toString()).doesNotContain("203.0.113.7");
        JsonNode seen = ok(call("privacy", "clave", "GET", "/api/v1/audit", "")).path("entries");
        assertThat(seen.findValuesAsText("kind")).isNotEmpty().containsOnly("LOOKS");
        assertThat(ok(admin("GET", "/api/v1/audit?to=2020-01-01", "")).path("entries"))
                .isEmpty();

        String page =
                session("admin", "clave").get("/console/audit?who=" + name).body();
        assertThat(page).contains("agregó a", "cambió su contraseña").doesNotContain("??");
    }

    @Test
    void theRecordIsReadPageByPage() throws Exception {
        jdbc.sql("""
                        insert into access_event (at, who, what, about, detail)
                        select timestamptz '2021-01-01 12:00Z' + n * interval '1 second', 'paginas', 'ENABLED', 'u' || n, ''
                        from generate_series(1, 250) n""").update();
        int seen = 0;
        String next = "";
        for (int pages = 0; pages < 3; pages++) {
            JsonNode page = ok(admin("GET", "/api/v1/audit?who=paginas" + next, ""));
            seen += page.path("entries").size();
            next = "&before=" + page.path("next").asText();
        }
        assertThat(seen).isEqualTo(250);
        assertThat(next).isEqualTo("&before=null");
    }
}
