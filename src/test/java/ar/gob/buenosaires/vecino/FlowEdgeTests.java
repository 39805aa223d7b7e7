package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.simulator.Received;
import ar.gob.buenosaires.vecino.simulator.Resident;
import ar.gob.buenosaires.vecino.simulator.SameIncident;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Edge cases of how a dialog goes: 64 to 72, and 76 to 95. */
class FlowEdgeTests extends PatientScene {

    @Test
    @EdgeCase(64)
    void aButtonOfAnEarlierTriageOnlyAsksAgain() {
        Resident ana = asked("tengo tos, tengo 30 años");
        Received old = ana.received().getLast();
        ana.writes("cancelar").sees("no sigo preguntando");
        ana.writes("tengo tos, tengo 30 años").sees("¿Está pasando ahora");
        taps(ana, old, "Sí, hay una de esas");

        assertThat(lastOf(ana)).contains("Ese botón es de antes", "¿Está pasando ahora");
        assertThat(tickets(ana)).isEmpty();
    }

    @Test
    @EdgeCase(67)
    void ofTwoButtonsOfOneMessageTheWorseOneCounts() {
        Resident ana = asked("tengo tos y 30 años");
        Received danger = ana.received().getLast();
        ana.taps("No, ninguna").sees("¿Te cuesta respirar");
        taps(ana, danger, "Sí, hay una de esas");

        assertThat(priority(ana)).isEqualTo("RED");
        taps(ana, danger, "No, ninguna");
        assertThat(priority(ana)).isEqualTo("RED");
    }

    @Test
    @EdgeCase({68, 90})
    void everythingCanBeAnsweredByTyping() {
        Resident ana = asked("tengo tos");
        ana.writes("2").sees("¿Te cuesta respirar");
        ana.writes("NO").sees("¿Para quién es?");
        ana.writes("yo, de 16 a 64 anos").sees("¿Tuviste fiebre");
        ana.writes("no, y tuve 37,2 de temperatura").sees("¿Tenés alguna");
        ana.writes("9").sees("¿Vivís en un geriátrico");
        ana.writes("no").sees("¿Podés tomar líquidos");
        ana.writes("si las dos").sees("Quedate en casa");
    }

    @Test
    @EdgeCase(69)
    void aLateAnswerToAnEarlierQuestionIsTakenAndTheNextOneWaits() {
        Resident ana = asked("tengo tos y 30 años");
        ana.taps("No, ninguna").sees("¿Te cuesta respirar");
        Received breath = ana.received().getLast();
        ana.taps("No").sees("¿Tuviste fiebre");
        taps(ana, breath, "Un poco");

        assertThat(lastOf(ana)).contains("¿Cuál se parece más?");
    }

    @ParameterizedTest
    @EdgeCase(70)
    @ValueSource(ints = {2, 120, 26 * 60, 3 * 24 * 60})
    void whoComesBackGoesOnWhereItStopped(int minutes) {
        Resident ana = asked("tengo síntomas");
        passes(ana, Duration.ofMinutes(minutes));
        if (minutes > 30) {
            await().untilAsserted(() -> assertThat(state(ana)).isEqualTo("PAUSED"));
            ana.writes("hola").sees("¿Seguimos o empezamos de nuevo?");
            ana.taps("Seguir").sees("¿Está pasando ahora");
        }
        ana.taps("No, ninguna").sees("¿Te cuesta respirar");
        assertThat(tickets(ana)).isEmpty();
    }

    @ParameterizedTest
    @EdgeCase(70)
    @ValueSource(ints = {1, 2, 3})
    void whoFallsSilentWithSymptomsAtAnyQuestionIsPassedOnIncomplete(int answers) {
        Resident ana = asked("tengo tos y fiebre de 39, tengo 70 años");
        for (String answer : List.of("No, ninguna", "No").subList(0, answers - 1)) {
            ana.taps(answer);
            settled(ana);
        }
        passes(ana, Duration.ofMinutes(31));

        ana.sees("Como no me respondiste");
        assertThat(ticket(ana).path("complete").asBoolean()).isFalse();
        answersTheRest(ana);
        assertThat(tickets(ana)).hasSize(1);
    }

    @Test
    @EdgeCase({71, 72})
    void neitherACancelNorAJokeCancels() {
        for (String wish : List.of("cancelá la ambulancia", "era una broma")) {
            Resident ana = alarmed("no puedo respirar");
            ana.writes(wish).sees("¿Fue un error");
            ana.taps("Sí, fue un error").sees("Solo el SAME puede cancelar");

            JsonNode ticket = ticket(ana);
            assertThat(ticket.path("status").asText()).isEqualTo("NEW");
            assertThat(ticket.path("withdrawal_requested_at").isNull()).isFalse();
        }
    }

    @Test
    @EdgeCase(77)
    void aCaseThatWasClosedTooEarlyGoesOnAsOneOfTheSameEvent() {
        Resident ana = alarmed("no puedo respirar");
        String first = ticket(ana).path("id").asText();
        call("/api/v1/tickets/" + first + "/acknowledge", "");
        assertThat(call("/api/v1/tickets/" + first + "/close", "")).isEqualTo(200);
        ana.sees("El SAME cerró tu caso");
        ana.writes("no puedo respirar, sigo igual").sees("Llamá ya al 107");

        List<String> both = tickets(settled(ana));
        assertThat(both).hasSize(2);
        assertThat(get("/api/v1/tickets/" + both.get(1)).path("event_id"))
                .isEqualTo(get("/api/v1/tickets/" + first).path("event_id"));
    }

    @Test
    @EdgeCase(77)
    void whoWaitsIsToldThatTheCaseIsOpen() {
        Resident ana = alarmed("no puedo respirar");
        ana.writes("sigo mal, no viene nadie").sees("sigue abierto");

        assertThat(ticket(ana).path("withdrawal_requested_at").isNull()).isTrue();
    }

    @Test
    @EdgeCase(78)
    void whatDoesNotReachTheResidentIsShownToTheDispatcher() {
        Resident ana = residents.join().writes("hola");
        ana.sees("¡Hola!");
        ana.account().unreachable();
        ana.writes("no puedo respirar");

        await().untilAsserted(() -> assertThat(tickets(ana)).hasSize(1));
        await().untilAsserted(() -> {
            JsonNode ticket = ticket(ana);
            assertThat(ticket.path("timeline").findValuesAsText("what")).contains("not-delivered");
            assertThat(ticket.path("transcript").findValuesAsText("delivery")).contains("failed");
        });
    }

    @ParameterizedTest
    @EdgeCase(81)
    @ValueSource(strings = {"https://maps.app.goo.gl/abcdef123", "///casa.perro.luna"})
    void aLinkIsKeptAsThePlace(String link) {
        Resident ana = alarmed("no puedo respirar");
        says(ana, link);

        assertThat(ticket(ana).path("location").path("address").asText()).isEqualTo(link);
        assertThat(lastOf(ana)).contains("¿En qué barrio");
    }

    @Test
    @EdgeCase(81)
    void nobodyHasToTellThePlaceAndWhoMovesMaySendItAgain() {
        Resident ana = alarmed("no puedo respirar");
        ana.writes("no quiero dar mi dirección").sees("seguimos sin la dirección");
        ana.sharesLocation(-34.6037, -58.3816).sees("Recibí la ubicación");
        ana.sharesLocation(-34.6100, -58.3900).sees("Recibí la ubicación");

        SameIncident incident = incidentOf(ana);
        await().untilAsserted(() -> assertThat(incident.updates().toString()).contains("-34.6037", "-34.61"));
    }

    @Test
    @EdgeCase(82)
    void aPinFarFromTheAddressIsAskedAboutWhileSameHasBoth() {
        Resident ana = alarmed("no puedo respirar");
        ana.writes("Av. Rivadavia 11000, Liniers").sees("Recibí la ubicación");
        ana.sharesLocation(-34.6037, -58.3816).sees("quedan lejos una de otra");
        JsonNode both = ticket(ana).path("location");
        assertThat(both.path("address").asText()).contains("Liniers");
        assertThat(both.path("latitude").asDouble()).isEqualTo(-34.6037);

        ana.taps("La dirección escrita").sees("¿A qué número");
        assertThat(ticket(ana).path("location").path("latitude").isNull()).isTrue();
    }

    @ParameterizedTest
    @EdgeCase(83)
    @ValueSource(
            strings = {
                "villa 31, manzana 12 casa 40, pasillo 3",
                "Padre Mugica, manzana 12, casa 40",
                "barrio Padre Múgica mz 4"
            })
    void aBarrioPopularNeedsNoStreetNumber(String address) {
        Resident ana = alarmed("no puedo respirar");
        says(ana, address);

        assertThat(ticket(ana).path("location").path("address").asText()).isEqualTo(address);
        assertThat(lastOf(ana)).contains("¿En qué barrio o comuna");
    }

    @Test
    @EdgeCase(84)
    void whoIsInAHospitalIsToldToAskThere() {
        Resident ana = alarmed("no puedo respirar");

        ana.writes("Hospital Fernández, Cerviño 3356, Palermo").sees("avisale *ya* a quien atiende ahí");
        assertThat(priority(settled(ana))).isEqualTo("RED");
    }

    @ParameterizedTest
    @EdgeCase(86)
    @ValueSource(strings = {"¿tengo coronavirus?", "¿es covid?"})
    void noDiagnosisAndNoDoseIsGiven(String question) {
        Resident ana = asked("tengo tos, tengo 30 años");
        for (int i = 0; i < 2; i++) {
            ana.writes(question).sees("No puedo decirte qué tenés");
        }
        assertThat(lastOf(settled(ana))).contains("¿Está pasando ahora");
    }

    @Test
    @EdgeCase(87)
    void withoutConsentNothingIsPassedOnAndWhatWasToldIsForgotten() {
        Resident ana = asked("tengo tos y fiebre de 38, tengo 70 años");
        assertThat(ana.writes("no acepto que pasen mis datos")
                        .sees("no le paso nada al SAME")
                        .text())
                .contains("107");

        settled(ana);
        assertThat(tickets(ana)).isEmpty();
        assertThat(jdbc.sql("select outcome from triage_talk where contact_id = ?")
                        .param(contact(ana))
                        .query(String.class)
                        .single())
                .isEqualTo("refused");
        ana.writes("tengo tos, tengo 30 años").sees("¿Está pasando ahora");
        answersTheRest(settled(ana));
        assertThat(lastOf(ana)).as("no second contact: nothing is remembered").doesNotContain("segunda vez");
    }

    @Test
    @EdgeCase(88)
    void whoWantsDataErasedIsToldHowAndTheCaseStays() {
        Resident ana = alarmed("no puedo respirar");
        assertThat(ana.writes("quiero que borren mis datos").sees("Ley 25.326").text())
                .contains("147");

        assertThat(ticket(settled(ana)).path("status").asText()).isEqualTo("NEW");
    }

    @ParameterizedTest
    @EdgeCase(91)
    @CsvSource({"2, aunque sea sin hablar", "no, aunque sea sin hablar", "1, Acá no tomamos pedidos"})
    void anOrderOfFoodIsAskedAfterWithoutNamingWhy(String answer, String said) {
        Resident ana = residents.join().writes("hola pizza grande al departamento 4");
        assertThat(ana.sees("¿Está todo bien?").text()).doesNotContain("violencia", "911", "107", "144");

        ana.writes(answer).sees(said);
        passes(settled(ana), Duration.ofHours(1));
        ana.seesNothingFor(Duration.ofMillis(500));
    }

    @Test
    @EdgeCase(95)
    void whoIsBetterClosesNothingAndWhoGetsWorseIsRaised() {
        Resident ana = concluded("tengo fiebre de 38,2 y tos, tengo 70 años");
        says(ana, "omitir");
        ana.taps("Solo por chat").sees("Ya está todo anotado");
        ana.writes("ya estoy mejor, gracias").sees("De nada");
        assertThat(ticket(ana).path("transcript").findValuesAsText("text")).contains("ya estoy mejor, gracias");
        assertThat(ticket(ana).path("status").asText()).isEqualTo("NEW");

        ana.writes("empeoré, sigo con tos");
        settled(ana);
        answersTheRest(ana);
        assertThat(priority(ana)).isIn("YELLOW", "RED");
    }

    private void taps(Resident resident, Received bubble, String title) {
        long before = ended(resident);
        resident.taps(bubble, title);
        await().until(() -> ended(resident) > before);
        settled(resident);
    }
}
