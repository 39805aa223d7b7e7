package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.simulator.Resident;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edge cases of fever and symptoms: 36 to 58. */
class SymptomEdgeTests extends PatientScene {

    @ParameterizedTest
    @EdgeCase({42, 44, 46, 47, 48, 49, 50, 51, 55, 56, 57, 58})
    @ValueSource(
            strings = {
                "soy asmático, tengo un ataque de asma y el puff no me hace nada",
                "embarazada de 38 semanas con tos, hinchada, me duele la cabeza y veo lucecitas",
                "me duele tanto la garganta que no puedo tragar la saliva",
                "siento una presión en el pecho en reposo",
                "tuve diarrea 15 veces hoy y no hago pis desde ayer",
                "fiebre y la nuca dura",
                "tiene fiebre y manchas violetas",
                "mi marido es alcohólico, tiene fiebre y está confundido",
                "soy dializado, falté a dos sesiones y me falta el aire",
                "ayer me hicieron quimio y tengo 38",
                "el test dio negativo pero me cuesta respirar",
                "estamos todos con dolor de cabeza y sueño, el perro se murió y la estufa está prendida",
                "golpe de calor, está hirviendo y habla raro",
                "me agarró corriente en la inundación",
                "hay humo por un incendio y tengo tos y falta de aire",
                "tomé merca y me siento mal, me late fuerte el corazón, tengo miedo que venga la policía"
            })
    void picturesOfDangerAreRedAtOnce(String text) {
        assertThat(priority(alarmed(text))).isEqualTo("RED");
    }

    @Test
    @EdgeCase(38)
    void feverThatAMedicineBroughtDownIsFever() {
        Resident ana = concluded(
                "no tengo termómetro pero tengo chuchos de frío y tos, tomé paracetamol y tuve fiebre anoche, 70 años");

        assertThat(priority(ana)).isEqualTo("GREEN");
        assertThat(ticket(ana).path("symptoms").toString()).contains("fever");
    }

    @Test
    @EdgeCase(39)
    void feverThatIsOverIsAskedAfterAndNotTaken() {
        Resident ana = asked("tuve fiebre hace 10 días, ahora no, tengo tos, 30 años");
        assertThat(lastOf(ana)).contains("Entendí: 30 años, tos.");

        ana.taps("No, ninguna").sees("¿Te cuesta respirar");
        ana.taps("No").sees("¿Tuviste fiebre en las últimas 48 horas?");
    }

    @Test
    @EdgeCase(40)
    void anElderWithACoughAndNoFeverIsToldToWriteTomorrow() {
        Resident ana = concluded("mi abuelo de 80 años tiene tos y está decaído, sin fiebre");

        assertThat(lastOf(ana)).contains("Escribime mañana");
    }

    @Test
    @EdgeCase(41)
    void breathlessnessIsMeasuredByWhatIsUsual() {
        Resident ana = asked("tengo epoc y tos, 60 años");
        ana.taps("No, ninguna");

        assertThat(ana.sees("¿Te cuesta respirar").text()).contains("más que lo habitual en vos");
    }

    @Test
    @EdgeCase(42)
    void asthmaThatTheInhalerRelievesIsYellow() {
        assertThat(priority(alarmed("soy asmática, me silba el pecho pero el puff me alivia")))
                .isEqualTo("YELLOW");
    }

    @Test
    @EdgeCase(43)
    void aBlockedNoseIsNoBreathlessness() {
        Resident ana = asked("tengo tos y la nariz tapada, 30 años");
        ana.taps("No, ninguna").sees("¿Te cuesta respirar");

        assertThat(tickets(ana)).isEmpty();
    }

    @Test
    @EdgeCase(45)
    void lossOfSmellWithAColdIsNoCase() {
        Resident ana = concluded("perdí el olfato con un resfrío, tengo 30 años");

        assertThat(tickets(ana)).isEmpty();
        assertThat(lastOf(ana)).contains("Quedate en casa");
    }

    @Test
    @EdgeCase(47)
    void painOnlyOnCoughingIsAskedAfter() {
        Resident ana = asked("me duele el pecho solo cuando toso");

        assertThat(tickets(ana)).isEmpty();
        ana.taps("Sí, hay una de esas").sees("Llamá ya al 107");
        assertThat(priority(settled(ana))).isEqualTo("RED");
    }

    @ParameterizedTest
    @EdgeCase(52)
    @ValueSource(
            strings = {"tomo tacrolimus, tengo tos y 38 de fiebre, 40 años", "tengo vih, tos y 38 de fiebre, 40 años"})
    void feverWithLowDefencesIsYellowWhateverTheDrugIsCalled(String text) {
        Resident ana = concluded(text);

        assertThat(priority(ana)).isEqualTo("YELLOW");
        assertThat(ticket(ana).path("risk_factors").toString()).contains("immunosuppressed");
    }

    @Test
    @EdgeCase(53)
    void whoGetsWorseAfterTheDischargeIsYellow() {
        Resident ana = residents.join().writes("me dieron el alta de covid hace 9 días y empeoré, tengo tos, 40 años");
        settled(ana);
        answersTheRest(ana);

        assertThat(priority(ana)).isIn("YELLOW", "RED");
        assertThat(ticket(ana).path("symptoms").toString()).contains("relapse");
    }

    @Test
    @EdgeCase(54)
    void feverOnTheDayOfAVaccineIsNoCase() {
        Resident ana = concluded("me vacunaron hoy y tengo 38 de fiebre, tengo 30 años");

        assertThat(tickets(ana)).isEmpty();
        assertThat(lastOf(ana)).contains("Algunas vacunas dan fiebre");
    }

    @Test
    @EdgeCase(55)
    void aPositiveTestWithoutSymptomsIsNoCase() {
        Resident ana = concluded("me dio positivo el autotest de covid pero no tengo síntomas");

        assertThat(tickets(ana)).isEmpty();
        assertThat(lastOf(ana)).contains("no hay síntomas");
    }
}
