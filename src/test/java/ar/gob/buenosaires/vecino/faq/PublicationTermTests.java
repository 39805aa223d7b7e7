package ar.gob.buenosaires.vecino.faq;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A reviewer says, while approving, from when till when residents get a text. */
class PublicationTermTests extends ContentScene {

    @Autowired
    private Reviews reviews;

    private final Instant start = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MINUTES);
    private final Instant end = start.plus(Duration.ofDays(30));

    private long submitted(String term) {
        long id = draftService(fresh());
        ok("ana", "POST", path(id) + "/submit", term);
        return id;
    }

    private JsonNode approves(String who, long id, String body) {
        return ok(who, "POST", path(id) + "/approve", body);
    }

    private static String term(Object from, Object until) {
        return "{\"publish_at\":%s,\"expires_at\":%s,\"reason\":\"Por la temporada\"}"
                .formatted(json(from), json(until));
    }

    private static String json(Object time) {
        return time instanceof Instant ? "\"" + time + "\"" : time.toString();
    }

    private JsonNode lastStep(long id, String what) {
        for (JsonNode step : ok("ana", "GET", path(id) + "/history", "")) {
            if (step.path("what").asText().equals(what)) {
                return step;
            }
        }
        throw new AssertionError(what + " was not written down");
    }

    @Test
    void isSetByWhoApprovesAndWrittenDown() {
        long id = submitted("{}");
        JsonNode approved = approves("rita", id, term(start, end));
        assertThat(approved.path("state").asText()).isEqualTo("IN_REVIEW");
        assertThat(approved.path("approvals").toString()).isEqualTo("[\"rita\"]");
        assertThat(approved.path("publish_at").asText()).isEqualTo(start.toString());
        assertThat(approved.path("expires_at").asText()).isEqualTo(end.toString());

        JsonNode step = lastStep(id, "RESCHEDULED");
        assertThat(step.path("who").asText()).isEqualTo("rita");
        assertThat(step.path("reason").asText()).isEqualTo("Por la temporada");
        assertThat(step.path("publish_at").asText()).isEqualTo(start.toString());
        assertThat(step.path("expires_at").asText()).isEqualTo(end.toString());
        String audit =
                ok("adela", "GET", "/api/v1/audit?kind=CONTENT&who=rita", "").toString();
        assertThat(audit).contains("RESCHEDULED").contains("Por la temporada");
        assertThat(live(id)).isEmpty();
        jdbc.sql("update content_item set publish_at = now() where id = ?")
                .param(id)
                .update();
        Awaitility.await().until(() -> !live(id).isEmpty());
    }

    @Test
    void isPutForwardToNowWhichKeepsTheEnd() {
        long id = submitted(term(start, end));
        assertThat(lastStep(id, "SUBMITTED").path("publish_at").asText()).isEqualTo(start.toString());
        JsonNode approved = approves("rita", id, "{\"publish_at\":null}");
        assertThat(approved.path("state").asText()).isEqualTo("PUBLISHED");
        assertThat(approved.path("expires_at").asText()).isEqualTo(end.toString());
        assertThat(lastStep(id, "RESCHEDULED").path("publish_at").isNull()).isTrue();
    }

    @Test
    void staysAsSubmittedWhereNothingIsSaid() {
        long id = submitted(term(start, end));
        JsonNode approved = approves("rita", id, "{\"reason\":\"Está bien\"}");
        assertThat(approved.path("state").asText()).isEqualTo("IN_REVIEW");
        assertThat(approved.path("publish_at").asText()).isEqualTo(start.toString());
        assertThat(ok("ana", "GET", path(id) + "/history", "").toString()).doesNotContain("RESCHEDULED");
    }

    @Test
    void ofWhatIsLiveStaysWhileAChangeIsWritten() {
        long id = submitted(term("null", end));
        approves("rita", id, "{}");
        ok("ana", "PATCH", path(id), "{\"body\":\"La próxima temporada.\"}", "If-Match", "*");
        ok("ana", "POST", path(id) + "/submit", term(end, "null"));
        JsonNode back = ok("ana", "POST", path(id) + "/discard", "{}");
        assertThat(back.path("expires_at").asText()).isEqualTo(end.toString());

        ok("ana", "PATCH", path(id), "{\"body\":\"La próxima temporada.\"}", "If-Match", "*");
        JsonNode waiting = ok("ana", "POST", path(id) + "/submit", term(end, end.plusSeconds(60)));
        jdbc.sql("update content_item set live_until = now() where id = ?")
                .param(id)
                .update();
        Awaitility.await().until(() -> live(id).isEmpty());
        JsonNode still = ok("ana", "GET", path(id), "");
        assertThat(still.path("state").asText()).as("the change waits on").isEqualTo("IN_REVIEW");
        assertThat(still.path("expires_at")).isEqualTo(waiting.path("expires_at"));
    }

    @Test
    void isRefusedWhereItEndsBeforeItBeginsOrIsNoTime() {
        long id = submitted("{}");
        for (String wrong : new String[] {
            term(end, start), term("null", "\"2020-01-01T00:00:00Z\""), term("\"mañana\"", "null"), term("null", "17")
        }) {
            assertThat(status("rita", "POST", path(id) + "/approve", wrong))
                    .as(wrong)
                    .isEqualTo(400);
        }
        JsonNode still = ok("ana", "GET", path(id), "");
        assertThat(still.path("approvals")).isEmpty();
        assertThat(still.path("expires_at").isNull()).isTrue();
    }

    private void endsBeforeNow(long id) {
        jdbc.sql("""
                        update content_item set publish_at = now() - interval '2 hours',
                            expires_at = now() - interval '1 hour' where id = ?""").param(id).update();
    }

    @Test
    void isNotApprovedOnceItIsOver() {
        long id = submitted(term("null", end));
        endsBeforeNow(id);
        HttpResponse<String> refused = call("rita", "POST", path(id) + "/approve", "{}");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(read(refused).path("type").asText()).isEqualTo("urn:vecino:problem:term-over");
        Instant now = Instant.now();
        assertThat(status("rita", "POST", path(id) + "/approve", term(now.minusSeconds(7200), now.minusSeconds(3600))))
                .isEqualTo(400);
        assertThat(ok("ana", "GET", path(id), "").path("approvals")).isEmpty();
        assertThat(live(id)).isEmpty();
        assertThat(approves("rita", id, "{\"expires_at\":null}").path("state").asText())
                .isEqualTo("PUBLISHED");
    }

    @Test
    void thatIsOverBeforeItBeganReplacesNothing() {
        long id = publishedService(fresh());
        ok("ana", "PATCH", path(id), "{\"body\":\"La temporada que pasó.\"}", "If-Match", "*");
        ok("ana", "POST", path(id) + "/submit", term(start, end));
        approves("rita", id, "{}");
        endsBeforeNow(id);
        reviews.keepTime();
        assertThat(live(id)).isEqualTo("Se pide por la web.");
        assertThat(state(id)).isEqualTo("IN_REVIEW");
    }

    @Test
    void isNotThatOfWhatIsRolledBackTo() {
        long id = publishedService(fresh());
        ok("ana", "PATCH", path(id), "{\"body\":\"Solo esta temporada.\"}", "If-Match", "*");
        ok("ana", "POST", path(id) + "/submit", term("null", end));
        approves("rita", id, "{}");
        JsonNode back = ok("rita", "POST", path(id) + "/roll-back", "{\"revision\":1}");
        assertThat(back.path("expires_at").isNull()).isTrue();
        assertThat(jdbc.sql("select count(*) from content_item where id = ? and live_until is null")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void isNotForTheAuthorOrWhoMayNotApprove() {
        long id = submitted(term(start, end));
        assertThat(status("ana", "POST", path(id) + "/approve", "{\"publish_at\":null}"))
                .isEqualTo(403);
        long own = draftService(fresh());
        ok("raul", "PATCH", path(own), "{\"body\":\"Se pide acá.\"}", "If-Match", "*");
        ok("ana", "POST", path(own) + "/submit", term(start, end));
        assertThat(status("raul", "POST", path(own) + "/approve", "{\"publish_at\":null}"))
                .isEqualTo(403);
        for (long each : new long[] {id, own}) {
            assertThat(ok("ana", "GET", path(each), "").path("publish_at").asText())
                    .isEqualTo(start.toString());
        }
    }

    @Test
    void thatIsChangedTakesEarlierApprovalsBack() {
        long id = draftService(fresh());
        ok("ana", "PATCH", path(id), "{\"body\":\"Si hay peligro llamá al *911*.\"}", "If-Match", "*");
        ok("ana", "POST", path(id) + "/submit", term(start, "null"));
        approves("rita", id, "{}");
        JsonNode second = approves("raul", id, "{\"publish_at\":null}");
        assertThat(second.path("state").asText())
                .as("rita approved another day")
                .isEqualTo("IN_REVIEW");
        assertThat(second.path("approvals").toString()).isEqualTo("[\"raul\"]");
        assertThat(approves("rita", id, "{}").path("state").asText()).isEqualTo("PUBLISHED");
    }
}
