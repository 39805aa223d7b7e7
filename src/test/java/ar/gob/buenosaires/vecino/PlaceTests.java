package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.simulator.Resident;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the place of a case is taken up, whoever talks with the resident. */
class PlaceTests extends PatientScene {

    /** One dispatcher attends five at most. */
    @AfterEach
    void handBack() {
        jdbc.sql("delete from ticket_attendance").update();
    }

    private Resident attended(String text) {
        Resident ana = alarmed(text);
        ana.sees("El SAME recibió tu caso");
        assertThat(call(
                        "/api/v1/tickets/" + ticket(ana).path("id").asText() + "/messages",
                        "{\"text\":\"Hola, soy del SAME\"}"))
                .isEqualTo(202);
        ana.sees("soy del SAME");
        return settled(ana);
    }

    private JsonNode place(Resident resident) {
        return ticket(resident).path("location");
    }

    private String address(Resident resident) {
        return place(resident).path("address").asText("none");
    }

    private void sameHas(Resident resident, String words) {
        await().untilAsserted(() ->
                assertThat(incidentOf(resident).updates().toString()).contains(words));
    }

    @Test
    void anAddressToldToADispatcherIsThePlaceAndTheBotSaysNothing() {
        Resident ana = attended("no puedo respirar");
        ana.writes("sí pero toma losartan 100, estamos en Corrientes 1234").seesNothingFor(Duration.ofSeconds(1));

        assertThat(address(ana)).isEqualTo("Corrientes 1234");
        sameHas(ana, "Corrientes 1234");
        JsonNode last = ticket(ana).path("timeline").findParents("what").getLast();
        assertThat(last.path("what").asText()).isEqualTo("placed");
        assertThat(last.path("note").asText()).isEqualTo("Corrientes 1234");

        says(ana, "Callao 500");
        assertThat(address(ana)).as("a place that is there stays").isEqualTo("Corrientes 1234");
    }

    @Test
    void anAddressBesideASignOfDangerToldToADispatcherIsThePlace() {
        Resident ana = attended("no puedo respirar");
        says(ana, "ahora está inconsciente, estamos en Corrientes 1234");

        assertThat(address(ana)).isEqualTo("Corrientes 1234");
        sameHas(ana, "Corrientes 1234");
        assertThat(lastOf(ana)).contains("Llamá ya al 107").doesNotContain("¿");
    }

    @Test
    void aPinSentToADispatcherIsThePlace() {
        Resident ana = attended("no puedo respirar");
        ana.sharesLocation(-34.6037, -58.3816).seesNothingFor(Duration.ofSeconds(1));

        assertThat(place(ana).path("latitude").asDouble()).isEqualTo(-34.6037);
        sameHas(ana, "-34.6037");
        assertThat(ticket(ana).path("timeline").findValuesAsText("what")).contains("placed");
    }

    @Test
    void aPinSentToADispatcherStandsBesideTheAddress() {
        Resident ana = attended("no puedo respirar, estamos en Corrientes 1234");
        ana.sharesLocation(-34.6037, -58.3816).seesNothingFor(Duration.ofSeconds(1));

        assertThat(address(ana)).isEqualTo("Corrientes 1234");
        assertThat(place(ana).path("latitude").asDouble()).isEqualTo(-34.6037);
    }

    @Test
    void whatIsToldToADispatcherStaysWhenTheBotGoesOn() {
        Resident ana = attended("no puedo respirar");
        says(ana, "Corrientes 1234");
        assertThat(call("/api/v1/tickets/" + ticket(ana).path("id").asText() + "/release", ""))
                .isEqualTo(204);
        says(ana, "no puedo respirar, sigo igual");

        assertThat(address(ana)).isEqualTo("Corrientes 1234");
        assertThat(lastOf(ana)).doesNotContain("¿Dónde está");
    }

    @Test
    void whatADispatcherCorrectedStays() {
        Resident ana = attended("no puedo respirar");
        String id = ticket(ana).path("id").asText();
        assertThat(patch(id, "{\"location\":{\"address\":\"Callao 100\"}}")).isEqualTo(200);
        says(ana, "Corrientes 1234");
        assertThat(address(ana)).isEqualTo("Callao 100");

        assertThat(patch(id, "{\"location\":{\"address\":null}}")).isEqualTo(200);
        says(ana, "Corrientes 1234");
        assertThat(address(ana)).as("also that there is none").isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mi teléfono es 11 4444 5555", "toma losartan 100 y tiene 84 años", "tos y fiebre", "no"})
    void whatIsNoAddressIsNoPlace(String text) {
        Resident ana = attended("no puedo respirar");
        says(ana, text);

        assertThat(place(ana).path("address").isNull()).isTrue();
    }

    @Test
    void anAddressInTheFirstMessageIsThePlaceAndOnlyTheBarrioIsAsked() {
        Resident ana = alarmed("se desmayó mi abuela en Rivadavia 5000, no reacciona");

        assertThat(lastOf(ana)).contains("Anoté el lugar: Rivadavia 5000.", "¿En qué barrio o comuna");
        assertThat(ana.received()).noneMatch(bubble -> bubble.text().contains("¿Dónde está"));
        assertThat(incidentOf(ana).report().path("location").path("address").asText())
                .isEqualTo("Rivadavia 5000");
        ana.writes("Caballito").sees("¿A qué número");
        assertThat(address(ana)).isEqualTo("Rivadavia 5000");
        assertThat(place(ana).path("comuna").asInt()).isEqualTo(6);
    }

    @Test
    void withTheBarrioTheNumberIsAskedNext() {
        Resident ana = alarmed("mi mamá no respira, estamos en Rivadavia 5000, Caballito");

        assertThat(lastOf(ana)).contains("Anoté el lugar: Rivadavia 5000.", "¿A qué número");
        assertThat(place(ana).path("comuna").asInt()).isEqualTo(6);
    }

    @Test
    void whoHidesTheNumberIsStillAskedForOne() {
        Resident lu = residents.joinWithoutPhone().writes("no puedo respirar, estamos en Corrientes 1234");

        lu.sees("¿En qué barrio o comuna");
        lu.sees("No veo tu número");
        assertThat(address(settled(lu))).isEqualTo("Corrientes 1234");
    }

    @Test
    void whoCorrectsTheAddressInsteadOfTheBarrioIsHeard() {
        Resident ana = alarmed("se desmayó mi abuela en Rivadavia 5000");
        says(ana, "perdón, es Rivadavia 5100");

        assertThat(address(ana)).isEqualTo("Rivadavia 5100");
    }

    @Test
    void anAddressInTheFirstMessageOfATriageIsThePlaceOfItsCase() {
        Resident ana = concluded("tengo tos y fiebre de 38,5, tengo 70 años, vivo en Corrientes 1234");

        assertThat(address(ana)).isEqualTo("Corrientes 1234");
        assertThat(lastOf(ana)).contains("¿A qué número");
    }

    @Test
    void anAddressToldLaterIsThePlaceOfACaseThatHasNone() {
        Resident ana = alarmed("no puedo respirar");
        ana.writes("omitir").sees("seguimos sin la dirección");
        says(ana, "Corrientes 1234");
        assertThat(address(ana)).isEqualTo("Corrientes 1234");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "no sé", "sí", "para qué", "¿para qué?", "?", "¿y eso por qué lo querés saber?"})
    void whatIsNoPlaceIsAskedOnceAgainAndThenTheCaseGoesOnWithoutOne(String text) {
        Resident ana = alarmed("no puedo respirar");
        says(ana, text);
        assertThat(lastOf(ana)).contains("¿Qué ves cerca?");
        assertThat(place(ana).path("address").isNull()).isTrue();

        says(ana, text);
        assertThat(lastOf(ana)).contains("seguimos sin la dirección");
        assertThat(place(ana).path("address").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mi viejo", "mi abuela", "mi hija", "mi mujer", "mi tía", "mi madre", "mi cuñado", "mi bebé"})
    void relativesAreRelatives(String who) {
        Resident ana = alarmed(who + " no puede respirar");

        assertThat(ticket(ana).path("patient").path("relationship").asText()).isEqualTo("relative");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mi vecina", "un señor"})
    void othersAreNot(String who) {
        Resident ana = alarmed(who + " no puede respirar");

        assertThat(ticket(ana).path("patient").path("relationship").asText()).isEqualTo("other");
    }
}
