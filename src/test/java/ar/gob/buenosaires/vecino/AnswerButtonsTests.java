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
        long general = begin(SERVICE, "general", "Encuadernamos libros.", "[]");
        goesLive(general, SERVICE, "Encuadernamos libros.");
        long price = begin(SERVICE, "precio", "Sale poco.", "[]");
        goesLive(price, SERVICE, "Sale poco.");
        call(
                "ana",
                "PUT",
                "/api/v1/answers/" + general,
                text(SERVICE, "general", "Encuadernamos tesis.", "[\"precio\"]"));
        goesLive(general, SERVICE, "Encuadernamos tesis.");

        Resident nora = residents.join("Nora").writes("encuadernacion");
        Received old = nora.sees("Encuadernamos tesis.");
        call("ana", "PUT", "/api/v1/answers/" + price, text(SERVICE, "precio", "Ahora es gratis.", "[]"));
        goesLive(price, SERVICE, "Ahora es gratis.");
        nora.taps(old, "precio").sees("Ahora es gratis.");

        call("rita", "POST", "/api/v1/answers/" + price + "/retire", "{\"reason\":\"Ya no se cobra\"}");
        eventually(() -> assertThat(live(SERVICE)).doesNotContain("Ahora es gratis."));
        nora.taps(old, "precio").sees("Encuadernamos tesis.");
    }

    @Test
    void sayWhoseTheyAreWhereTheyLeadToAnotherService() {
        call("ana", "POST", "/api/v1/content/services", """
                {"slug":"talabarteria","title":"Talabartería","summary":"Cueros que se rompen",
                 "keywords":[{"text":"talabarteria","weight":5}],"examples":["cosen monturas viejas"]}""");
        String followUps = "[\"vtv/cost\",\"ecobici/cost\",\"estacionamiento/cost\"]";
        long general = begin("talabarteria", "general", "Cosemos cueros.", followUps);
        goesLive(general, "talabarteria", "Cosemos cueros.");

        Resident nora = residents.join("Nora").writes("talabarteria");
        assertThat(nora.sees("Cosemos cueros.").toString())
                .contains("VTV: Cuánto sale", "Ecobici: Cuánto sale", "Estacionamiento");
    }

    private static String text(String service, String topic, String body, String followUps) {
        return """
                {"service":"%s","topic":"%2$s","title":"%2$s","body":"%3$s","follow_ups":%4$s,"sources":["Taller"],
                 "facts_date":"2026-01-31","review_by":"2099-01-31"}""".formatted(service, topic, body, followUps);
    }

    private long begin(String service, String topic, String body, String followUps) {
        return call("ana", "POST", "/api/v1/answers", text(service, topic, body, followUps))
                .path("id")
                .asLong();
    }

    private void goesLive(long id, String service, String body) {
        call("ana", "POST", "/api/v1/answers/" + id + "/submit", "{}");
        call("rita", "POST", "/api/v1/answers/" + id + "/approve", "{\"reason\":\"Para la prueba\"}");
        eventually(() -> assertThat(live(service)).contains(body));
    }

    /** What this node tells residents now. */
    private String live(String service) {
        return call("ana", "GET", "/api/v1/services/" + service, "").toString();
    }
}
