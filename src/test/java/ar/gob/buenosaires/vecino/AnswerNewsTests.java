package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.simulator.Resident;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A question without an answer, from a phone to the editors and back to the phone. */
class AnswerNewsTests extends EditorsScene {

    @Test
    void reachWhoAskedForThem() {
        Resident zulema = residents.join("Zulema");
        zulema.writes("qzwtrbk flgmpzn vrdkstq").sees();
        zulema.taps("Avisame").sees("Listo");
        assertThat(wishes()).isEqualTo(1);

        String group = group("qzwtrbk");
        long id = call("ana", "POST", "/api/v1/unanswered/" + group + "/answer", """
                        {"service":"ecobici","topic":"prueba-aviso","title":"Prueba de aviso",
                         "body":"Esta es la respuesta que faltaba.","sources":["Nadie"],
                         "facts_date":"2026-01-31","review_by":"2099-01-31"}""")
                .path("id")
                .asLong();
        call("ana", "POST", "/api/v1/answers/" + id + "/submit", "{}");
        assertThat(wishes()).isEqualTo(1);
        call("rita", "POST", "/api/v1/answers/" + id + "/approve", "{\"reason\":\"Para avisar\"}");

        zulema.sees("Ya tengo la respuesta");
        assertThat(zulema.received().getLast().toString()).contains("la respuesta que faltaba");
        await().atMost(Duration.ofSeconds(5)).until(() -> wishes() == 0);
    }

    private String group(String word) {
        for (JsonNode group : call("ana", "GET", "/api/v1/unanswered", "")) {
            if (group.path("text").asText().contains(word)) {
                return group.path("id").asText();
            }
        }
        throw new AssertionError("no group about " + word);
    }

    private long wishes() {
        return jdbc.sql("select count(*) from answer_wish").query(Long.class).single();
    }
}
