package ar.gob.buenosaires.vecino.faq;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** A change is tried before it goes live, and what would break something does not go live unnoticed. */
class TrialTests extends ContentScene {

    @Test
    void refusesAKeywordThatTakesAnotherServicesQuestions() {
        String slug = fresh();
        ok("ana", "POST", SERVICES, """
                {"slug":"%1$s","title":"%1$s","summary":"Todo sobre %1$s",
                 "keywords":[{"text":"vtv","weight":5},{"text":"%1$s","weight":5}]}""".formatted(slug));
        long id = ok("ana", "POST", ANSWERS, answer(slug, "general", "Se pide por la web."))
                .path("id")
                .asLong();
        ok("ana", "POST", path(id) + "/submit", "{}");

        HttpResponse<String> refused = call("rita", "POST", path(id) + "/approve", "{}");

        assertThat(refused.statusCode()).isEqualTo(409);
        JsonNode problem = read(refused);
        assertThat(problem.path("type").asText()).isEqualTo("urn:vecino:problem:trial-broken");
        assertThat(problem.at("/trial/broken/count").asInt()).isPositive();
        assertThat(problem.at("/trial/broken/first/0/expected").asText()).startsWith("vtv");
        assertThat(problem.at("/trial/clashes").findValuesAsText("service")).contains("vtv");
        assertThat(live(id)).isEmpty();

        ok("rita", "POST", path(id) + "/approve", "{\"reason\":\"Se acordó con el área\"}");
        assertThat(live(id)).isNotEmpty();
        JsonNode published = ok("ana", "GET", path(id) + "/history", "").get(0);
        assertThat(published.path("reason").asText()).isEqualTo("Se acordó con el área");
        assertThat(published.at("/trial/right_before").asInt())
                .isGreaterThan(published.at("/trial/right_after").asInt());
        retire(slug);
    }

    private void retire(String slug) {
        long service = jdbc.sql("select id from content_item where service = ? and kind = 'SERVICE'")
                .param(slug)
                .query(Long.class)
                .single();
        ok("rita", "POST", SERVICES + "/" + service + "/retire", "{}");
    }

    @Test
    void showsWhatItWouldAnswer() {
        jdbc.sql("""
                        insert into unanswered_question (day, question_key, text)
                        values (current_date, 'papiroflexia', 'donde aprendo papiroflexia')""").update();
        long id = draftService("papiroflexia");

        JsonNode trial = ok("ana", "GET", path(id) + "/trial", "");

        assertThat(trial.path("tried").asInt()).isGreaterThan(1000);
        assertThat(trial.path("right_before").asInt())
                .isGreaterThan(trial.path("tried").asInt() * 8 / 10);
        assertThat(trial.at("/broken/count").asInt()).isZero();
        assertThat(trial.at("/own/first/0/after").asText()).isEqualTo("papiroflexia");
        assertThat(trial.at("/unanswered/first/0/text").asText()).isEqualTo("donde aprendo papiroflexia");
        assertThat(trial.at("/unanswered/first/0/after").asText()).startsWith("papiroflexia");
    }

    @Test
    void talksOnADraftsOwnWords() {
        String slug = fresh();
        long id = draftService(slug);
        ok("ana", "POST", ANSWERS, answer(slug, "cost", "Es gratis."));
        ok(
                "ana",
                "PATCH",
                path(id),
                "{\"follow_ups\":[\"cost\",\"vtv/\"],\"body\":\"Lo pedís en la web.\"}",
                "If-Match",
                "*");
        String before = everything();

        JsonNode said = ok("ana", "POST", path(id) + "/talk", "{\"text\":\"cómo hago con " + slug + "\"}");
        assertThat(said.path("intent").asText()).isEqualTo(slug);
        assertThat(said.path("last_service").asText()).isEqualTo(slug);
        assertThat(said.at("/replies/0/interactive/body/text").asText()).isEqualTo("Lo pedís en la web.");
        String button =
                said.at("/replies/0/interactive/action/buttons/0/reply/id").asText();
        assertThat(said.at("/replies/0/interactive/action/buttons/1/reply/id").asText())
                .as("another service's general answer")
                .isEqualTo("service:vtv");
        JsonNode tapped = ok("ana", "POST", path(id) + "/talk", "{\"button\":\"" + button + "\"}");
        assertThat(tapped.at("/replies/0/interactive/body/text").asText()).contains("Es gratis.");

        JsonNode live = ok("ana", "POST", "/api/v1/preview", "{\"text\":\"cómo hago con " + slug + "\"}");
        assertThat(live.path("intent").asText()).as("residents get none of it").isNotEqualTo(slug);
        assertThat(everything()).as("nothing is stored").isEqualTo(before);
        assertThat(status("carla", "POST", path(id) + "/talk", "{\"text\":\"hola\"}"))
                .isEqualTo(403);
        assertThat(status("ana", "POST", path(id) + "/talk", "{}")).isEqualTo(400);
    }

    private String everything() {
        return jdbc.sql("""
                        select (select count(*) from inbound_message) || '/' || (select count(*) from outbound_message)
                            || '/' || (select count(*) from content_revision)
                            || '/' || (select count(*) from unanswered_question)""").query(String.class).single();
    }
}
