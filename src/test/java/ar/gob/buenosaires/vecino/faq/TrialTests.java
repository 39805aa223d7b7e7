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
}
