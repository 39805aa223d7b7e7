package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.access.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** Deputies, areas and the record of who did what, by REST. */
@SecuredService
class DeputiesAndAreasTests extends PeopleScene {

    @Test
    void aDeputyWritesInTheAreaUnderTheirOwnName() throws Exception {
        String deputy = person(null, Role.DISPATCHER);
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

        String name = person("obras", Role.EDITOR);
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
        ok(admin("PATCH", USERS + "/" + name, "{\"roles\":[\"EDITOR\",\"REVIEWER\"]}"));
        ok(admin("POST", USERS + "/" + name + "/reset-password", ""));
        jdbc.sql("""
                        with c as (insert into contact (created_at) values (now()) returning id),
                             t as (insert into ticket (id, number, event_id, contact_id, patient_ref, priority, status,
                                       delivery, complete, reported_at, created_at, closed_at, facts, version)
                                   select gen_random_uuid(), 'T-7788', gen_random_uuid(), c.id, 'self', 'RED', 'CLOSED',
                                       'DELIVERED', true, now(), now(), now(), 'sealed', 1 from c returning id)
                        insert into clinical_look (at, who, address, way, tickets)
                        select now(), 'dispatcher', '203.0.113.7', 'LIST', array[t.id, gen_random_uuid()] from t""").update();
        String all = admin("GET", "/api/v1/audit?who=" + name, "").body();
        assertThat(all).contains("ROLES_CHANGED", "PASSWORD_RESET").doesNotContain("LOOK_LIST");

        JsonNode looks = ok(admin("GET", "/api/v1/audit?kind=LOOKS", "")).path("entries");
        assertThat(looks.get(0).path("detail").asText()).isEqualTo("2");
        assertThat(looks.toString()).doesNotContain("203.0.113.7", "T-7788");
        JsonNode seen = ok(call("privacy", "clave", "GET", "/api/v1/audit", "")).path("entries");
        assertThat(seen.findValuesAsText("kind")).isNotEmpty().containsOnly("LOOKS");
        assertThat(seen.get(0).path("about").asText()).isEqualTo("T-7788");
        // nobody could read its facts
        jdbc.sql("delete from ticket where number = 'T-7788'").update();
        assertThat(ok(admin("GET", "/api/v1/audit?to=2020-01-01", "")).path("entries"))
                .isEmpty();

        String page =
                session("admin", "clave").get("/console/audit?who=" + name).body();
        assertThat(page)
                .contains("cambió los permisos de", "Edición → Edición, Revisión", "dio otra contraseña a")
                .doesNotContain("??");
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
