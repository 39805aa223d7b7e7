package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.simulator.Received;
import ar.gob.buenosaires.vecino.simulator.Resident;
import org.junit.jupiter.api.Test;

/** What the buttons below an answer are called, and where they lead while the answers behind them change. */
class AnswerButtonsTests extends EditorsScene {

    private static final String SERVICE = "encuadernacion";

    @Test
    void leadToWhatIsLiveWhenTheyAreTapped() {
        call("ana", "POST", "/api/v1/content/services", """
                {"slug":"encuadernacion","title":"Encuadernación","summary":"Libros que se desarman",
                 "keywords":[{"text":"encuadernacion","weight":5}],"examples":["encuadernan libros viejos"]}""");
        long general = begin("general", "Encuadernamos libros.", "[]");
        goesLive(general, "Encuadernamos libros.");
        long price = begin("precio", "Sale poco.", "[]");
        goesLive(price, "Sale poco.");
        call("ana", "PUT", "/api/v1/answers/" + general, text("general", "Encuadernamos tesis.", "[\"precio\"]"));
        goesLive(general, "Encuadernamos tesis.");

        Resident nora = residents.join("Nora").writes("encuadernacion");
        Received old = nora.sees("Encuadernamos tesis.");
        call("ana", "PUT", "/api/v1/answers/" + price, text("precio", "Ahora es gratis.", "[]"));
        goesLive(price, "Ahora es gratis.");
        nora.taps(old, "precio").sees("Ahora es gratis.");

        call("rita", "POST", "/api/v1/answers/" + price + "/retire", "{\"reason\":\"Ya no se cobra\"}");
        eventually(() -> assertThat(live()).doesNotContain("Ahora es gratis."));
        nora.taps(old, "precio").sees("Encuadernamos tesis.");
    }

    @Test
    void sayWhoseTheyAreWhereTheyLeadToAnotherService() {
        call("ana", "POST", "/api/v1/content/services", """
                {"slug":"encuadernacion","title":"Encuadernación","summary":"Libros que se desarman",
                 "keywords":[{"text":"encuadernacion","weight":5}],"examples":["encuadernan libros viejos"]}""");
        long general = begin("general", "Cosemos lomos.", "[\"vtv/cost\",\"ecobici/cost\",\"estacionamiento/cost\"]");
        goesLive(general, "Cosemos lomos.");

        Resident nora = residents.join("Nora").writes("encuadernacion");
        assertThat(nora.sees("Cosemos lomos.").toString())
                .contains("VTV: Cuánto sale", "Ecobici: Cuánto sale", "Estacionamiento");
    }

    private static String text(String topic, String body, String followUps) {
        return """
                {"service":"%s","topic":"%2$s","title":"%2$s","body":"%3$s","follow_ups":%4$s,"sources":["Taller"],
                 "facts_date":"2026-01-31","review_by":"2099-01-31"}""".formatted(SERVICE, topic, body, followUps);
    }

    private long begin(String topic, String body, String followUps) {
        return call("ana", "POST", "/api/v1/answers", text(topic, body, followUps))
                .path("id")
                .asLong();
    }

    private void goesLive(long id, String body) {
        call("ana", "POST", "/api/v1/answers/" + id + "/submit", "{}");
        call("rita", "POST", "/api/v1/answers/" + id + "/approve", "{\"reason\":\"Para la prueba\"}");
        eventually(() -> assertThat(live()).contains(body));
    }

    /** What this node tells residents now. */
    private String live() {
        return call("ana", "GET", "/api/v1/services/" + SERVICE, "").toString();
    }
}
