package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Users, their passwords and their rights in running sessions, by REST and by form. */
@SecuredService
class PeopleTests extends PeopleScene {

    private static boolean isOut(ConsoleSession session) {
        return session.get("/console/password").uri().getPath().equals("/console/login");
    }

    @Test
    void aNewUserChoosesAPasswordBeforeAnythingElse() throws Exception {
        LogLines log = LogLines.follow("ar.gob.buenosaires");
        JsonNode added = ok(admin("POST", USERS, """
                {"name":"nora","roles":["EDITOR"],"area":"cultura","email":"nora@example.org"}"""));
        String first = added.path("generated_password").asText();
        assertThat(added.at("/user/must_change_password").asBoolean()).isTrue();

        assertThat(refusal(call("nora", first, "GET", "/api/v1/answers", ""))).isEqualTo("403 password-to-change");
        ConsoleSession nora = session("nora", first);
        assertThat(nora.get("/console").uri().getPath()).isEqualTo("/console/password");
        assertThat(nora.get("/console/deputies").body()).contains("elegí una contraseña que sepas solo vos");

        HttpResponse<String> home =
                nora.submit("/console/password", "/console/password", "old", first, "password", GOOD, "again", GOOD);
        assertThat(home.uri().getPath()).doesNotContain("password");
        assertThat(call("nora", GOOD, "GET", "/api/v1/answers", "").statusCode())
                .isEqualTo(200);
        assertThat(call("nora", first, "GET", "/api/v1/answers", "").statusCode())
                .isEqualTo(401);
        String everything = admin("GET", USERS, "").body()
                + admin("GET", "/api/v1/audit", "").body()
                + log.all();
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
}
