package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.simulator.Resident;
import ar.gob.buenosaires.vecino.simulator.Said;
import ar.gob.buenosaires.vecino.simulator.SameFault;
import ar.gob.buenosaires.vecino.simulator.SameIncident;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How dialogs about patients begin, go on and end. */
class TalkTests extends PatientScene {

    @Test
    void aSignOfDangerOpensARedTicketAndAsksForThePlace() {
        Resident ana = residents.join().writes("mi viejo no puede respirar");

        assertThat(ana.sees("Llamá ya al 107").text()).contains("Estoy avisando al SAME");
        assertThat(ana.sees("¿Dónde está")
                        .json()
                        .path("interactive")
                        .path("type")
                        .asText())
                .isEqualTo("location_request_message");
        SameIncident incident = incidentOf(ana);
        assertThat(incident.priority()).isEqualTo("RED");
        assertThat(incident.report().path("complete").asBoolean()).isFalse();
        assertThat(incident.report().path("red_flags").toString()).contains("breathing");
        assertThat(incident.report().path("summary").asText()).contains("«mi viejo no puede respirar»");
        assertThat(incident.report().path("caller").path("phone").asText())
                .isEqualTo("+" + ana.account().phone());
        ana.sees("El SAME recibió tu caso");

        ana.sharesLocation(-34.6037, -58.3816).sees("¿A qué número");
        assertThat(ana.writes("mmm 45").sees("Perdón, no te entendí").text()).contains("¿A qué número");
        await().untilAsserted(() -> assertThat(incident.updates().toString()).contains("-34.6037"));
        ana.taps("Este número").sees("Ya está todo anotado");
        await().untilAsserted(() -> assertThat(incident.updates().toString())
                .contains("\"callback\":\"+" + ana.account().phone()));
        assertThat(ticket(ana).path("complete").asBoolean()).isTrue();
    }

    @Test
    void violenceHasItsOwnLineAndOpensNoTicket() {
        Resident ana = residents.join().writes("mi marido me está pegando");

        assertThat(ana.sees("911").text()).doesNotContain("avisando");
        ana.seesNothingFor(Duration.ofSeconds(1));
        assertThat(tickets(ana)).isEmpty();
    }

    @Test
    void selfHarmHasItsOwnWordsAndIsNeverRemindedOf() {
        SAME.always(new SameFault.Refuse(500));
        Resident ana = residents.join().writes("no quiero vivir más");

        assertThat(ana.sees("Lo que contás importa").text()).doesNotContain("avisando");
        passes(settled(ana), Duration.ofHours(1));
        ana.seesNothingFor(Duration.ofSeconds(3));
        assertThat(ticket(ana).path("priority").asText()).isEqualTo("YELLOW");
    }

    @Test
    void anOldSignOfDangerIsAskedAfterAndYellow() {
        Resident ana = residents.join().writesAt(Instant.now().minus(Duration.ofHours(3)), "se desmayó mi mamá");

        ana.sees("Llamá ya al 107");
        ana.sees("¿Sigue pasando ahora?");
        assertThat(ticket(ana).path("priority").asText()).isEqualTo("YELLOW");
        ana.taps("Sí, sigue").sees("¿Dónde está");
        assertThat(ticket(ana).path("priority").asText()).isEqualTo("RED");
    }

    @Test
    @EdgeCase(17)
    void tenMessagesAreOneTicket() {
        Resident ana = residents.join();
        for (int i = 0; i < 5; i++) {
            ana.writes("no respira, por favor " + i);
            ana.writes("mi papá está inconsciente " + i);
        }
        for (int i = 0; i < 10; i++) {
            ana.sees("Llamá ya al 107");
        }
        await().untilAsserted(() -> assertThat(ended(ana)).isEqualTo(10));
        assertThat(tickets(ana)).hasSize(1);
    }

    @Test
    @EdgeCase(71)
    void aMistakeIsAskedOnceAndNeverCancels() {
        Resident ana = residents.join().writes("no puedo respirar");
        ana.sees("¿Dónde está");

        ana.writes("fue un error, estoy bien").sees("¿Fue un error");
        ana.taps("Sí, fue un error").sees("Solo el SAME puede cancelar");
        assertThat(ticket(ana).path("withdrawal_requested_at").isNull()).isFalse();
        assertThat(ticket(ana).path("status").asText()).isEqualTo("NEW");
    }

    @Test
    void whoHidesTheNumberIsAskedForOne() {
        Resident lu = residents.joinWithoutPhone().writes("no puedo respirar");

        lu.sees("¿Dónde está");
        lu.sees("No veo tu número");
        lu.sends(Said.sharedPhone("5491160001234")).sees("Anoté el número");
        SameIncident incident = incidentOf(lu);
        await().untilAsserted(() ->
                assertThat(incident.report() + incident.updates().toString()).contains("5491160001234"));
    }

    @Test
    void walksThroughATriageToATicketWithAllThatWasTold() {
        Resident ana = residents.join().writes("tengo fiebre de 38,5 y tos, tengo 70 años");

        assertThat(ana.sees("No soy un médico").text())
                .contains("107")
                .contains("30 días")
                .contains("SAME");
        assertThat(ana.sees("¿Está pasando ahora").text()).contains("Entendí:").contains("38,5");
        ana.taps("No, ninguna").sees("¿Te cuesta respirar");
        ana.writes("un poco").sees("¿Cuál se parece más?");
        ana.taps("Solo al moverse");
        answersTheRest(ana);
        assertThat(ana.received()).anyMatch(bubble -> bubble.text().contains("Tu número de caso es"));
        JsonNode ticket = ticket(ana);
        assertThat(ticket.path("priority").asText()).isEqualTo("YELLOW");
        assertThat(ticket.path("protocol").path("id").asText()).isEqualTo("caba-respiratorio-general");
        assertThat(ticket.path("symptoms").toString()).contains("cough").contains("breathlessness");
        assertThat(ticket.path("patient").path("age_years").asInt()).isEqualTo(70);
        assertThat(ana.received().stream().filter(b -> !b.options().isEmpty()))
                .allMatch(bubble -> bubble.raw().contains("107"));
    }

    @Test
    void whoIsWellEnoughIsAdvisedAndGetsNoTicket() {
        Resident ana = residents.join().writes("tengo tos, tengo 30 años");
        ana.sees("¿Está pasando ahora");
        ana.taps("No, ninguna").sees("¿Te cuesta respirar");
        ana.taps("No");
        answersTheRest(ana);

        ana.sees("Quedate en casa");
        assertThat(tickets(ana)).isEmpty();
    }

    @Test
    @EdgeCase(13)
    void asksAgainOnceAndThenGoesOnOnTheSafeSide() {
        Resident ana = residents.join().writes("tengo fiebre");
        ana.sees("¿Está pasando ahora");
        ana.writes("jajaja mirá vos").sees("Perdón, no te entendí");
        ana.writes("jaja, qué cosa").sees("lo dejo como «no sé»");
        assertThat(jdbc.sql("select count(*) from unanswered_question where text like '%cosa%'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(ana.received().getLast().text()).contains("¿Cuál se parece más");
    }

    /** Residents tell what they think of, whatever was asked; "estoy embarazada" alone looks like danger to learning. */
    @Test
    void whatIsToldBesideTheQuestionIsTakenUpAndTheQuestionStands() {
        Resident ana = residents.join().writes("tengo fiebre");
        ana.sees("¿Está pasando ahora");
        ana.writes("me duele todo el cuerpo").sees("Entendí: dolor de cuerpo");
        ana.writes("desde ayer").sees("Entendí: desde ayer");
        ana.writes("no toma nada").sees("Perdón, no te entendí");
        ana.writes("estoy embarazada").sees("Entendí: embarazo");
        assertThat(ana.received().getLast().text()).contains("¿Está pasando ahora");
        assertThat(tickets(ana)).isEmpty();

        ana.writes("embarazo").sees("Perdón, no te entendí");
        ana.taps("No, ninguna").sees("¿Te cuesta respirar");
        assertThat(ana.received()).noneMatch(bubble -> bubble.text().contains("¿Hay un embarazo"));
    }

    @Test
    void aServiceQuestionInTheMiddleIsAnsweredAndTheTriageGoesOn() {
        Resident ana = residents.join().writes("tengo fiebre y tos");
        ana.sees("¿Está pasando ahora");

        ana.writes("che, cuándo me toca la vtv del auto?").sees("VTV");
        ana.sees("¿Está pasando ahora");
    }

    @Test
    void anAnswerCanBeTakenBack() {
        Resident ana = residents.join().writes("tengo fiebre y tos");
        ana.sees("¿Está pasando ahora");
        ana.taps("No, ninguna").sees("¿Te cuesta respirar");
        ana.writes("no, me equivoqué").sees("¿Está pasando ahora");
        ana.taps("Sí, hay una de esas").sees("Llamá ya al 107");
        assertThat(ticket(ana).path("priority").asText()).isEqualTo("RED");
    }

    @Test
    void canBePausedResumedAndCancelled() {
        Resident ana = residents.join().writes("tengo tos");
        ana.sees("¿Está pasando ahora");
        ana.writes("pausa").sees("paramos acá");
        ana.writes("hola").sees("¿Seguimos o empezamos de nuevo?");
        ana.taps("Seguir").sees("¿Está pasando ahora");
        ana.writes("cancelar").sees("no sigo preguntando");
        ana.writes("vtv").sees("VTV");
    }

    @Test
    @EdgeCase(15)
    void aVoiceNoteGets107AndAPleaToWrite() {
        Resident ana = residents.join().writes("tengo fiebre y tos");
        ana.sees("¿Está pasando ahora");
        assertThat(ana.sendsVoiceNote().sees("audios").text()).contains("107");
    }

    @Test
    void dangerInTheMiddleOfATriageDropsTheQuestions() {
        Resident ana = residents.join().writes("tengo fiebre y tos");
        ana.sees("¿Está pasando ahora");
        ana.writes("se desmayó y no reacciona").sees("Llamá ya al 107");
        ana.sees("¿Dónde está");
        assertThat(ticket(ana).path("priority").asText()).isEqualTo("RED");
        assertThat(ticket(ana).path("symptoms").toString()).contains("cough");
    }

    @Test
    @EdgeCase(70)
    void aSilentResidentIsRemindedAndThenAnIncompleteTicketIsOpened() {
        Resident ana = residents.join().writes("tengo fiebre y tos");
        ana.sees("¿Está pasando ahora");
        ana.taps("No, ninguna").sees("¿Te cuesta respirar");
        ana.taps("Sí, bastante").sees("¿Cuál se parece más?");

        passes(settled(ana), Duration.ofMinutes(4));
        ana.sees("¿Seguís ahí?");
        passes(settled(ana), Duration.ofMinutes(7));
        ana.sees("Como no me respondiste");
        JsonNode ticket = ticket(ana);
        assertThat(ticket.path("complete").asBoolean()).isFalse();
        assertThat(ticket.path("priority").asText()).isEqualTo("YELLOW");
    }

    @Test
    @EdgeCase(70)
    void aSilentResidentWithoutAnythingThatWorriesGetsNoTicket() {
        Resident ana = residents.join().writes("tengo síntomas");
        ana.sees("¿Está pasando ahora");
        passes(settled(ana), Duration.ofMinutes(16));
        ana.sees("¿Seguís ahí?");
        passes(settled(ana), Duration.ofMinutes(16));
        await().untilAsserted(() -> assertThat(state(ana)).isEqualTo("PAUSED"));
        assertThat(tickets(ana)).isEmpty();
    }

    @Test
    void outsideTheCityTheRightLineIsNamed() {
        Resident ana = residents.join().writes("no puedo respirar");
        ana.sees("¿Dónde está");
        ana.sharesLocation(-34.7203, -58.2546).sees("fuera de la Ciudad");
    }

    @Test
    @EdgeCase(76)
    void aPersonWhoTakesTheChatSilencesTheBotButNotTheAlarm() {
        Resident ana = residents.join().writes("no puedo respirar");
        ana.sees("El SAME recibió tu caso");
        String id = ticket(ana).path("id").asText();
        assertThat(call("/api/v1/tickets/" + id + "/messages", "{\"text\":\"Hola, soy del SAME\"}"))
                .isEqualTo(202);
        ana.sees("soy del SAME");

        ana.writes("cuándo me toca la vtv?").seesNothingFor(Duration.ofSeconds(2));
        ana.writes("ahora está inconsciente").sees("Llamá ya al 107");
        JsonNode transcript = get("/api/v1/tickets/" + id).path("transcript");
        assertThat(transcript.findValuesAsText("from")).contains("resident", "bot", "dispatcher");
        assertThat(transcript.findValuesAsText("text"))
                .contains("no puedo respirar", "cuándo me toca la vtv?", "Hola, soy del SAME");
        assertThat(jdbc.sql("select count(*) from inbound_message where outcome = 'ATTENDED'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void tellsToCall107WhileSameHasNotConfirmedAndTheTruthAfterwards() {
        SAME.always(new SameFault.Refuse(500));
        Resident ana = residents.join().writes("no puedo respirar");
        ana.sees("todavía no confirmó");
        assertThat(ana.received()).noneMatch(bubble -> bubble.text().contains("El SAME recibió"));
        SAME.mend();
        ana.sees("El SAME recibió tu caso");
        assertThat(ana.received()).noneMatch(bubble -> bubble.text().contains("mandó una unidad"));
        events().tell(incidentOf(ana), "DISPATCHED");
        ana.sees("mandó una unidad");
    }

    @Test
    void aSecondContactWithinTwoDaysRaisesTheLevel() {
        Resident ana = residents.join();
        for (String expected : List.of("Quedate en casa", "segunda vez")) {
            ana.writes("tengo tos, tengo 30 años").sees("¿Está pasando ahora");
            ana.taps("No, ninguna").sees("¿Te cuesta respirar");
            ana.taps("No");
            answersTheRest(ana);
            ana.sees(expected);
        }
        assertThat(ticket(ana).path("priority").asText()).isEqualTo("GREEN");
    }

    @Test
    @EdgeCase(79)
    void aTriageThatIsSwitchedOffIsAFixedText() {
        Resident ana = residents.join().writes("tengo fiebre y tos");
        ana.sees("¿Está pasando ahora");
        assertThat(call("clinician", "/api/v1/protocols/suspend", "")).isBetween(200, 299);
        try {
            ana.taps("No, ninguna").sees("No puedo dar un diagnóstico");
            residents.join().writes("tengo fiebre y tos").sees("No puedo dar un diagnóstico");
        } finally {
            assertThat(call("clinician", "/api/v1/protocols/resume", "")).isBetween(200, 299);
        }
    }
}
