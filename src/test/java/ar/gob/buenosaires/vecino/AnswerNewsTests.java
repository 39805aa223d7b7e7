package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.simulator.Resident;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A question without an answer, from a phone to the editors and back to the phone. */
class AnswerNewsTests extends EditorsScene {

    @BeforeEach
    void nobodyWaits() {
        jdbc.sql("delete from answer_wish").update();
    }

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
        await().until(() -> wishes() == 0);
    }

    @Test
    void reachThemWhenAnyChangeAnswersAndOnlyForWhatItAnswers() {
        Resident lola = waiting("Lola", "qhtzblp dfmnwgk krtwnds");
        Resident omar = waiting("Omar", "zzvbrd wwtkplm ghdrbnp");
        Resident nora = waiting("Nora", "mmkjhg plvcxzn bbtsrqd");
        call("rita", "POST", "/api/v1/unanswered/" + group("mmkjhg") + "/dismiss", "{\"reason\":\"No es nuestro\"}");
        // its masked words were understood before already
        assertThat(outcome("turno vtv")).isEqualTo("SURE");
        jdbc.sql("insert into unanswered_question (day, question_key, text) values (current_date, 'k1', 'turno vtv')")
                .update();
        jdbc.sql("update answer_wish set question_key = 'k1' where question_key = (select question_key from"
                        + " unanswered_question where text like '%zzvbrd%')")
                .update();

        call("ana", "POST", "/api/v1/content/services", """
                {"slug":"krtwnds","area":"movilidad","title":"Krtwnds","summary":"Krtwnds",
                 "keywords":[{"text":"krtwnds","weight":5}],
                 "examples":["qhtzblp dfmnwgk krtwnds","mmkjhg plvcxzn bbtsrqd"]}""");
        long id = call("ana", "POST", "/api/v1/answers", answer("krtwnds", "general", today.plusYears(1)))
                .path("id")
                .asLong();
        call("ana", "POST", "/api/v1/answers/" + id + "/submit", "{}");
        call("rita", "POST", "/api/v1/answers/" + id + "/approve", "{\"reason\":\"Para avisar\"}");

        lola.sees("Ya tengo la respuesta");
        assertThat(lola.received().getLast().toString()).contains("Es así.");
        assertThat(outcome("mmkjhg plvcxzn bbtsrqd")).isEqualTo("SURE");
        await().until(() -> wishes() == 2);
        for (Resident other : new Resident[] {omar, nora}) {
            assertThat(other.received().getLast().toString()).contains("Listo");
        }
    }

    private String outcome(String text) {
        return preview(text).path("outcome").asText();
    }

    private Resident waiting(String name, String question) {
        Resident resident = residents.join(name);
        resident.writes(question).sees();
        resident.taps("Avisame").sees("Listo");
        return resident;
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
