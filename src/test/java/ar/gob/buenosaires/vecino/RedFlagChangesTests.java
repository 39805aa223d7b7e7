package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Phrases that tell of danger are added and taken back by three people, and never those that ship. */
class RedFlagChangesTests extends EditorsScene {

    private static final String FLAGS = "/api/v1/red-flags";
    private static final String CHANGES = FLAGS + "/changes";
    private static final String CALL = "Llamá ya al 107";

    private static String change(String flag, String deed, String phrase) {
        return """
                {"flag":"%s","deed":"%s","phrases":["%s"],"reason":"Lo escriben así en el barrio"}""".formatted(flag, deed, phrase);
    }

    private long proposed(String who, String deed, String phrase) {
        JsonNode change = call(who, "POST", CHANGES, change("RF02", deed, phrase));
        assertThat(change.path("state").asText()).isEqualTo("PROPOSED");
        return change.path("id").asLong();
    }

    private JsonNode approved(String who, long id, String reason) {
        return call(who, "POST", CHANGES + "/" + id + "/approve", "{\"reason\":\"" + reason + "\"}");
    }

    private String refused(String who, String path, String body) {
        HttpResponse<String> response = answered(who, "POST", path, body);
        String type = response.body().replaceAll("(?s).*urn:vecino:problem:([a-z-]+).*", "$1");
        return response.statusCode() + " " + type;
    }

    private boolean isDanger(String text) {
        return preview(text).path("intent").asText().equals("emergency");
    }

    private void soon(boolean danger, String text) {
        Awaitility.await().until(() -> isDanger(text) == danger);
    }

    private long tickets() {
        return jdbc.sql("select count(*) from ticket where priority = 'RED'")
                .query(Long.class)
                .single();
    }

    @Test
    void oneProposesAndTwoOthersPutItInForce() {
        long before = tickets();
        assertThat(residents
                        .join("Lola")
                        .writes("che, cuándo me toca la vtv? otra vez zumba la olla")
                        .sees()
                        .text())
                .doesNotContain(CALL);
        long waiting = waiting("raul", "REVIEWER", "red-flags");

        long id = proposed("rita", "ADD", "Zúmba la OLLA");
        assertThat(waiting("raul", "REVIEWER", "red-flags")).isEqualTo(waiting + 1);
        assertThat(refused("rita", CHANGES + "/" + id + "/approve", "{}")).isEqualTo("403 own-change");
        assertThat(approved("raul", id, "").path("state").asText()).isEqualTo("PROPOSED");
        assertThat(waiting("raul", "REVIEWER", "red-flags")).isEqualTo(waiting);
        assertThat(refused("raul", CHANGES + "/" + id + "/approve", "{}")).isEqualTo("409 second-person-needed");
        assertThat(isDanger("zumba la olla")).isFalse();
        assertThat(tickets()).isEqualTo(before);

        assertThat(approved("cora", id, "").path("state").asText()).isEqualTo("IN_FORCE");
        residents
                .join("Mora")
                .writes("che, cuándo me toca la vtv? otra vez zumba la olla")
                .sees(CALL);
        eventually(() -> assertThat(tickets()).isEqualTo(before + 1));
        assertThat(refused("rosa", CHANGES + "/" + id + "/approve", "{}")).isEqualTo("409 step-forbidden");
        assertThat(refused("rosa", CHANGES + "/" + id + "/discard", "{}")).isEqualTo("409 step-forbidden");
        assertThat(refused("rosa", CHANGES, change("RF02", "ADD", "zumba la olla")))
                .isEqualTo("409 phrase-known");

        String record = call("adela", "GET", "/api/v1/audit?kind=RED_FLAGS", "").toString();
        assertThat(record)
                .contains("RED_FLAG_PROPOSED", "RED_FLAG_APPROVED", "RED_FLAG_IN_FORCE")
                .contains("zumba la olla · Lo escriben así en el barrio");
        assertThat(call("adela", "GET", "/api/v1/audit?kind=RED_FLAGS&who=rita", "")
                        .path("entries")
                        .findValuesAsText("what"))
                .contains("RED_FLAG_PROPOSED")
                .doesNotContain("RED_FLAG_IN_FORCE");
    }

    @Test
    void whatWasAddedIsTakenBackByThreePeopleToo() {
        long id = proposed("cora", "ADD", "canta la heladera");
        approved("rita", id, "");
        approved("raul", id, "");
        soon(true, "canta la heladera");
        long back = proposed("raul", "TAKE_BACK", "canta la heladera");
        approved("rita", back, "");
        assertThat(isDanger("canta la heladera")).isTrue();
        approved("rosa", back, "");
        soon(false, "canta la heladera");
    }

    @Test
    void whatIsStoredIsTakenBackAsItIs() {
        jdbc.sql("""
                        insert into red_flag_change
                            (flag, deed, phrases, reason, state, proposed_by, proposed_at, approvals, place)
                        select 'RF02', 'ADD', array['GÜIRO'], 'De antes', 'IN_FORCE', 'rita', now(),
                            array['raul', 'cora'], coalesce(max(place), 0) + 1 from red_flag_change""").update();
        assertThat(refused("raul", CHANGES, change("RF02", "TAKE_BACK", "güiro")))
                .isEqualTo("409 phrase-not-added");
        long back = proposed("raul", "TAKE_BACK", "GÜIRO");
        approved("rita", back, "");
        assertThat(approved("rosa", back, "").path("state").asText()).isEqualTo("IN_FORCE");
        assertThat(call("rita", "GET", FLAGS, "").toString()).doesNotContain("GÜIRO");
    }

    @Test
    void whatWaitsStaysInSightAndHasALimit() {
        List<Long> waiting = IntStream.range(0, 20)
                .mapToObj(n -> proposed("rosa", "ADD", "zumba el balde " + n))
                .toList();
        assertThat(refused("rosa", CHANGES, change("RF02", "ADD", "zumba el balde 20")))
                .isEqualTo("409 too-many-open");
        jdbc.sql("""
                        insert into red_flag_change (flag, deed, phrases, reason, state, proposed_by, proposed_at)
                        select 'RF02', 'ADD', array['x'], 'decidido', 'DISCARDED', 'rita', now()
                        from generate_series(1, 200)""").update();
        assertThat(call("rita", "GET", CHANGES, "").findValues("id").stream().map(JsonNode::asLong))
                .hasSize(200)
                .containsAll(waiting);

        jdbc.sql("delete from red_flag_change where reason = 'decidido'").update();
        waiting.forEach(id -> call("rosa", "POST", CHANGES + "/" + id + "/discard", "{}"));
        long again = proposed("rosa", "ADD", "zumba el balde 20");
        call("rosa", "POST", CHANGES + "/" + again + "/discard", "{}");
    }

    @Test
    void whatShipsIsNeverTakenBack() {
        JsonNode flag = call("cora", "GET", FLAGS, "").get(0);
        assertThat(flag.path("id").asText()).isEqualTo("RF01");
        for (String phrase : new String[] {"no =responde", "inconsciente", "no se mueve"}) {
            assertThat(refused("rita", CHANGES, change("RF01", "TAKE_BACK", phrase)))
                    .isEqualTo("409 phrase-not-added");
        }
        assertThat(flag.path("shipped").toString()).contains("no =responde");
        assertThat(isDanger("mi papá no responde")).isTrue();
    }

    @Test
    void showsWhatWouldBeTakenForDangerAndAsksWhy() {
        JsonNode effect = call("rita", "POST", FLAGS + "/preview", change("RF02", "ADD", "punto verde"));
        assertThat(effect.path("tried").asInt()).isGreaterThan(20_000);
        assertThat(effect.at("/others/count").asInt()).isPositive();
        assertThat(effect.at("/others/first").toString()).contains("\"label\":\"puntos-verdes\"");
        assertThat(isDanger("dónde hay un punto verde")).isFalse();

        long id = proposed("rita", "ADD", "punto verde");
        HttpResponse<String> broken = answered("raul", "POST", CHANGES + "/" + id + "/approve", "{}");
        assertThat(broken.statusCode()).isEqualTo(409);
        assertThat(broken.body()).contains("trial-broken").contains("\"trial\"");
        assertThat(approved("raul", id, "Se decidió igual").path("approvals").size())
                .isEqualTo(1);
        assertThat(call("rita", "POST", CHANGES + "/" + id + "/discard", "{}")
                        .path("state")
                        .asText())
                .isEqualTo("DISCARDED");
        assertThat(refused("rosa", CHANGES + "/" + id + "/approve", "{}")).isEqualTo("409 step-forbidden");
        assertThat(isDanger("dónde hay un punto verde")).isFalse();
    }

    @Test
    void refusesOthersAndWhatIsNoPhrase() {
        for (String other : new String[] {"ana", "adela"}) {
            assertThat(answered(other, "POST", CHANGES, change("RF02", "ADD", "zumba el tacho"))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(refused("rita", CHANGES, change("RF99", "ADD", "zumba el tacho")))
                .isEqualTo("400 flag-unknown");
        assertThat(refused("rita", CHANGES, change("RF02", "ADD", "¡¡!!"))).isEqualTo("400 phrase-length");
        assertThat(refused("rita", CHANGES, change("RF02", "ADD", "uno dos tres cuatro cinco seis siete ocho nueve")))
                .isEqualTo("400 phrase-length");
        assertThat(refused("rita", CHANGES, change("RF02", "ADD", "que no es"))).isEqualTo("400 phrase-common");
        assertThat(refused("rita", CHANGES, "{\"flag\":\"RF02\",\"reason\":\"x\"}"))
                .isEqualTo("400 phrases-missing");
        assertThat(refused("rita", CHANGES, "{\"flag\":\"RF02\",\"phrases\":[\"zumba el tacho\"]}"))
                .isEqualTo("400 reason-missing");
        assertThat(refused("rita", CHANGES + "/999999/approve", "{}")).isEqualTo("404 no-such-change");
    }
}
