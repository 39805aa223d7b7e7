package ar.gob.buenosaires.vecino.faq;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.core.CityTime;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What residents asked in vain, as editors see it and work it off. */
class UnansweredGroupsTests extends ContentScene {

    private static final String UNANSWERED = "/api/v1/unanswered";
    private final LocalDate today = LocalDate.now(CityTime.ZONE);

    @BeforeEach
    void asked() {
        jdbc.sql("truncate unanswered_question, unanswered_decision").update();
        ask("donde aprendo zamponia andina", 0, 5);
        ask("quiero aprender zamponia andina", 1, 2);
        ask("cursos de zamponias andinas donde aprendo", 9, 1);
        ask("me pueden pasar el pronostico del clima", 2, 3);
        ask("precio del boleto de la bicicleta publica", 0, 1);
        ask("=cmd()", 0, 1);
    }

    private void ask(String text, int daysAgo, int times) {
        jdbc.sql("insert into unanswered_question (day, question_key, text, times) values (?, ?, ?, ?)")
                .params(Date.valueOf(today.minusDays(daysAgo)), Hash.of(text), text, times)
                .update();
    }

    @Test
    void areGroupedByMeaningWithTrendAndNearestAnswers() {
        JsonNode groups = ok("ana", "GET", UNANSWERED, "");
        assertThat(groups).hasSize(4);
        JsonNode first = groups.get(0);
        assertThat(first.path("text").asText()).isEqualTo("donde aprendo zamponia andina");
        assertThat(first.path("times").asInt()).isEqualTo(8);
        assertThat(first.path("last7_days").asInt(first.path("last_7_days").asInt()))
                .isEqualTo(7);
        assertThat(first.path("examples")).hasSize(3);
        assertThat(first.path("days").path(today.toString()).asInt()).isEqualTo(5);
        assertThat(first.path("weeks").size()).isBetween(2, 3);
        assertThat(group("precio del boleto").at("/nearest").findValuesAsText("service"))
                .contains("ecobici");
    }

    @Test
    void becomeAnExampleWithTheEffectShownFirst() {
        JsonNode group = group("zamponia");
        String slug = fresh();
        publishedService(slug);
        String path = UNANSWERED + "/" + group.path("id").asText();
        String body = "{\"service\":\"" + slug + "\",\"kind\":\"KEYWORD\",\"text\":\"zamponia\",\"weight\":5}";
        assertThat(status("carla", "POST", path + "/preview", body)).isEqualTo(403);
        assertThat(status("carla", "POST", path + "/assign", body)).isEqualTo(403);

        JsonNode shown = ok("ana", "POST", path + "/preview", body);
        List<String> after = new ArrayList<>();
        shown.at("/unanswered/first")
                .forEach(message -> after.add(message.path("after").asText()));
        assertThat(after).isNotEmpty().allMatch(place -> place.startsWith(slug));

        JsonNode draft = ok("ana", "POST", path + "/assign", body);
        assertThat(draft.path("state").asText()).isEqualTo("DRAFT");
        assertThat(draft.path("keywords").findValuesAsText("text")).contains("zamponia");
        assertThat(ok("ana", "GET", UNANSWERED, "").findValuesAsText("text"))
                .noneMatch(text -> text.contains("zamponia"));
    }

    @Test
    void becomeAnAnswer() {
        String slug = fresh();
        publishedService(slug);
        String path = UNANSWERED + "/" + group("zamponia").path("id").asText();
        JsonNode begun = ok("ana", "POST", path + "/answer", answer(slug, "clases", "Hay clases gratis."));
        assertThat(begun.path("state").asText()).isEqualTo("DRAFT");
        assertThat(begun.path("examples").toString()).contains("quiero aprender zamponia andina");
    }

    @Test
    void areDismissed() {
        String path = UNANSWERED + "/" + group("clima").path("id").asText();
        assertThat(status("carla", "POST", path + "/dismiss", "{\"reason\":\"No es de la Ciudad\"}"))
                .isEqualTo(204);
        assertThat(ok("ana", "GET", UNANSWERED, "")).hasSize(3);
        assertThat(status("carla", "POST", path + "/dismiss", "{}")).isEqualTo(404);
    }

    @Test
    void areExportedWithoutFormulas() {
        HttpResponse<String> csv = call("ana", "GET", UNANSWERED + "/export", "");
        assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(csv.body().lines()).hasSize(5);
        assertThat(csv.body())
                .contains("\"donde aprendo zamponia andina\",\"8\"")
                .contains("\"'=cmd()\"");
    }

    private JsonNode group(String word) {
        for (JsonNode group : ok("ana", "GET", UNANSWERED, "")) {
            if (group.path("text").asText().contains(word)) {
                return group;
            }
        }
        throw new AssertionError("no group about " + word);
    }
}
