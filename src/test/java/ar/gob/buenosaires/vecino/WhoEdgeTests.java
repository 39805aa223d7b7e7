package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.simulator.Resident;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Edge cases of who is ill and how old: 21 to 35, 73 to 75, and 85. */
class WhoEdgeTests extends PatientScene {

    private List<JsonNode> all(Resident resident) {
        return tickets(resident).stream()
                .map(id -> get("/api/v1/tickets/" + id))
                .toList();
    }

    @Test
    @EdgeCase(23)
    void aBabyOfElevenWeeksWithFeverIsYellowAtOnce() {
        Resident ana = alarmed("mi bebé de 11 semanas y 6 días tiene 38.0 de fiebre");

        assertThat(priority(ana)).isEqualTo("YELLOW");
        assertThat(ticket(ana).path("patient").path("age_days").asInt()).isEqualTo(83);
        assertThat(ticket(ana).path("symptoms").toString()).contains("fever");
    }

    @Test
    @EdgeCase(25)
    void aChildWhoWritesIsAskedInSimpleWordsStepByStep() {
        Resident ana = alarmed("tengo 9 y mi mamá no se despierta");
        assertThat(lastOf(ana)).contains("un vecino o una vecina grande");

        ana.writes("no sé la dirección").sees("¿Qué ves cerca?");
        ana.writes("hay una plaza y una escuela, Almagro").sees("Recibí la ubicación");
        JsonNode ticket = ticket(ana);
        assertThat(ticket.path("priority").asText()).isEqualTo("RED");
        assertThat(ticket.path("summary").asText()).contains("el mensaje es de un chico");
        assertThat(ticket.path("patient").path("age_years").isNull()).isTrue();
        assertThat(ticket.path("location").path("comuna").asInt()).isEqualTo(5);
    }

    @Test
    @EdgeCase(26)
    void anAdolescentIsAskedForAnAdultAndNobodyElseIsTold() {
        Resident ana = asked("tengo 15 años y tos, no quiero que se enteren mis viejos");
        answersTheRest(ana);

        assertThat(ana.received()).anyMatch(bubble -> bubble.text().contains("una persona adulta"));
        assertThat(tickets(ana)).isEmpty();
    }

    @Test
    @EdgeCase(27)
    void forSomebodyWhoCannotTellTheQuestionsGoToWhoCares() {
        Resident ana = asked("mi abuela de 82 años con demencia tiene tos y dice que no le duele nada");
        ana.taps("No, ninguna").sees("¿Le cuesta respirar");
        ana.writes("no sé").sees("¿Cuál se parece más?");
        ana.taps("No sé decirlo");
        answersTheRest(ana);

        assertThat(priority(ana)).as("doubt about breathing counts").isEqualTo("YELLOW");
        assertThat(ticket(ana).path("patient").path("relationship").asText()).isEqualTo("relative");
    }

    @Test
    @EdgeCase(28)
    void whoWritesFromFarAwayGivesThePatientsPlaceAndPhone() {
        Resident ana = alarmed("estoy en Córdoba, mi mamá en caballito no puede respirar");
        ana.writes("Rivadavia 5000, Caballito").sees("¿A qué número");
        ana.taps("Otro número").sees("Escribime el número");
        ana.writes("11 4444 5555").sees("Ya está todo anotado");

        JsonNode ticket = ticket(ana);
        assertThat(ticket.path("location").path("comuna").asInt()).isEqualTo(6);
        assertThat(ticket.path("caller").path("callback").asText()).isEqualTo("1144445555");
    }

    @Test
    @EdgeCase(29)
    void aTouristNeedsNoArgentineNumberAndNoDocument() {
        Resident visitor = residents.joinWithoutPhone().writes("my friend fainted");
        visitor.sees("Call 107 now");
        visitor.sees("¿Dónde está");
        visitor.sees("No veo tu número");
        visitor.writes("Hotel Alvear, Av. Alvear 1891, Recoleta");
        settled(visitor);
        visitor.writes("+44 7700 900123").sees("Anoté el número");

        assertThat(ticket(visitor).path("caller").path("callback").asText()).isEqualTo("+447700900123");
        assertThat(ticket(visitor).path("location").path("address").asText()).contains("Hotel Alvear");
    }

    @Test
    @EdgeCase(30)
    void aCornerIsEnoughOfAPlace() {
        Resident ana = alarmed("hay un hombre tirado en la calle que no reacciona");
        says(ana, "Corrientes y Callao");

        assertThat(ticket(ana).path("location").path("address").asText()).isEqualTo("Corrientes y Callao");
        assertThat(lastOf(ana)).contains("¿En qué barrio o comuna");
    }

    @Test
    @EdgeCase(31)
    void pregnancyIsAFactAndNotAMatterOfSex() {
        Resident ana = concluded("soy un varón trans embarazado con tos y fiebre de 38,2, tengo 28 años");

        assertThat(priority(ana)).isEqualTo("YELLOW");
        assertThat(ticket(ana).path("patient").path("pregnant").asBoolean()).isTrue();
    }

    @Test
    @EdgeCase(33)
    void ofTwoPatientsTheWorseOneComesFirstAndEachHasATicket() {
        Resident ana = asked("mi hijo de 4 tiene fiebre de 38,5 y tos");
        ana.writes("mi mamá no puede respirar").sees("Llamá ya al 107");
        settled(ana);

        List<JsonNode> both = all(ana);
        assertThat(both).hasSize(2);
        assertThat(both.get(0).path("priority").asText()).isEqualTo("YELLOW");
        assertThat(both.get(0).path("patient").path("age_years").asInt()).isEqualTo(4);
        assertThat(both.get(1).path("priority").asText()).isEqualTo("RED");
        assertThat(both.get(1).path("red_flags").toString()).contains("breathing");
        assertThat(both.get(1).path("symptoms"))
                .as("the child's fever is not hers")
                .isEmpty();
        assertThat(both.get(0).path("event_id")).isEqualTo(both.get(1).path("event_id"));
    }

    @Test
    @EdgeCase({33, 34})
    void twoRelativesInDangerAreTwoTicketsOfOneEvent() {
        Resident ana = alarmed("mi papá no respira");
        says(ana, "mi mamá se desmayó");
        says(ana, "mi papá sigue sin respirar");

        List<JsonNode> both = all(ana);
        assertThat(both).hasSize(2);
        assertThat(both.get(0).path("event_id")).isEqualTo(both.get(1).path("event_id"));
        assertThat(both.get(0).path("red_flags").toString()).contains("unresponsive");
        assertThat(both.get(1).path("red_flags").toString())
                .contains("consciousness")
                .doesNotContain("unresponsive");
    }

    @Test
    @EdgeCase(34)
    void inAHomeOfManyTheNewbornComesFirst() {
        Resident ana = alarmed("somos siete en casa, tres con fiebre, una es recién nacida");

        assertThat(priority(ana)).isEqualTo("YELLOW");
        assertThat(ticket(ana).path("red_flags").toString()).contains("newborn-fever");
    }

    @Test
    @EdgeCase(34)
    void eachFurtherPatientOfAHomeHasATicketOfTheSameEvent() {
        Resident ana = concluded("somos varios con fiebre y tos, yo tengo 70 años");
        says(ana, "omitir");
        ana.taps("Solo por chat").sees("¿Hay otra persona enferma");
        ana.taps("Sí, otra persona").sees("¿Está pasando ahora");
        ana.taps("No, ninguna").sees("¿Te cuesta respirar");
        ana.taps("No").sees("¿Para quién es?");
        ana.taps("Otra persona, 65 o más").sees("¿Tuvo fiebre");
        ana.taps("Sí, 38 o más").sees("¿Cuál de estos síntomas");
        ana.taps("Tos");
        answersTheRest(ana);

        List<JsonNode> both = all(ana);
        assertThat(both).hasSize(2);
        assertThat(both.get(0).path("event_id")).isEqualTo(both.get(1).path("event_id"));
        assertThat(both.get(1).path("symptoms").toString()).contains("fever", "cough");
    }

    @Test
    @EdgeCase(35)
    void whoReportsSomebodyElseIsNotThePatient() {
        Resident ana = asked("soy de la escuela, un alumno de 10 años tiene fiebre y tos");
        assertThat(lastOf(ana)).contains("es para otra persona");
        answersTheRest(ana);

        assertThat(tickets(ana)).as("nothing is passed on that nobody needs").isEmpty();
    }

    @Test
    @EdgeCase(85)
    void aNursingHomeWithManyIllIsMarkedAsAnOutbreak() {
        Resident ana = concluded("soy de un geriátrico, tenemos seis abuelos con fiebre y tos, el peor tiene 85 años");

        JsonNode ticket = ticket(ana);
        assertThat(ticket.path("summary").asText()).contains("posible brote en una institución");
        assertThat(ticket.path("patient").path("relationship").asText()).isEqualTo("other");
        says(ana, "omitir");
        ana.taps("Este número").sees("¿Hay otra persona enferma");
    }

    @Test
    @EdgeCase(73)
    void ofSeveralAnswersTheWorseOneStaysAndSameSeesThatItIsASecondContact() {
        Resident ana = concluded("tengo tos, tengo 30 años");
        assertThat(tickets(ana)).isEmpty();
        ana.writes("tengo tos, tengo 30 años").sees("¿Está pasando ahora");
        ana.taps("Sí, hay una de esas").sees("Llamá ya al 107");

        assertThat(priority(settled(ana))).isEqualTo("RED");
        assertThat(ticket(ana).path("summary").asText()).contains("segundo contacto");
    }

    @Test
    @EdgeCase(74)
    void twoRelativesOnTwoPhonesAreTwoTickets() {
        Resident ana = alarmed("mi mamá no respira, estamos en Rivadavia 100");
        Resident bruno = alarmed("mi mamá no respira, estamos en Rivadavia 100");

        assertThat(ticket(ana).path("event_id")).isNotEqualTo(ticket(bruno).path("event_id"));
    }

    @Test
    @EdgeCase(75)
    void anotherPatientOnTheSamePhoneHasATicketOfTheirOwn() {
        Resident ana = concluded("tengo tos y fiebre de 38, tengo 70 años");
        says(ana, "omitir");
        ana.taps("Solo por chat").sees("Ya está todo anotado");
        ana.writes("mi mamá de 80 años tiene tos y fiebre de 38,5").sees("¿Está pasando ahora");
        answersTheRest(ana);

        List<JsonNode> both = all(ana);
        assertThat(both).hasSize(2);
        assertThat(both.get(0).path("patient").path("age_years").asInt()).isEqualTo(70);
        assertThat(both.get(1).path("patient").path("age_years").asInt()).isEqualTo(80);
        assertThat(both.get(1).path("priority").asText())
                .as("no second contact of hers")
                .isEqualTo("GREEN");
    }
}
