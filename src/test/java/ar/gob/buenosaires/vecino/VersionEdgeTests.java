package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.simulator.Resident;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Edge cases of protocol versions and places: 62, 63, 65; and what a version would have changed. */
class VersionEdgeTests extends PatientScene {

    private static final String GENERAL = "/api/v1/protocols/caba-respiratorio-general/1";
    private static final String APRIL = "/api/v1/protocols/ar-caba-covid-2020-04-20/1";

    @Test
    @EdgeCase({62, 63})
    void aDialogKeepsItsVersionAndTwoPeopleChangeItThereAndBack() {
        Resident before = asked("tengo tos y fiebre de 38,5, tengo 70 años");
        assertThat(call("clinician", APRIL + "/propose", "")).isEqualTo(200);
        assertThat(call("clinician", APRIL + "/activate", ""))
                .as("the same person")
                .isEqualTo(409);
        assertThat(call("second-clinician", APRIL + "/activate", "")).isEqualTo(200);
        try {
            Resident after = concluded("tengo tos y fiebre de 38,5, tengo 70 años");
            answersTheRest(before);

            assertThat(protocol(before)).isEqualTo("caba-respiratorio-general");
            assertThat(priority(before)).isEqualTo("GREEN");
            assertThat(protocol(after)).isEqualTo("ar-caba-covid-2020-04-20");
            assertThat(priority(after)).isEqualTo("YELLOW");
        } finally {
            call("second-clinician", GENERAL + "/propose", "");
            assertThat(call("clinician", GENERAL + "/activate", "")).isEqualTo(200);
        }
        Resident again = concluded("tengo tos y fiebre de 38,5, tengo 70 años");
        assertThat(protocol(again)).isEqualTo("caba-respiratorio-general");
    }

    private String protocol(Resident resident) {
        return ticket(resident).path("protocol").path("id").asText();
    }

    @Test
    void aDryRunTellsWhichCasesWouldComeOutOtherwise() {
        Resident ana = concluded("tengo tos y fiebre de 38,5, tengo 70 años");
        String number = ticket(ana).path("number").asText();

        JsonNode same = get("clinician", GENERAL + "/dry-run?days=1");
        JsonNode other = get("clinician", APRIL + "/dry-run");

        assertThat(same.path("cases").asInt()).isPositive();
        assertThat(other.path("changes")).anySatisfy(change -> {
            assertThat(change.path("before").asText()).isEqualTo("GREEN");
            assertThat(change.path("after").asText()).isEqualTo("YELLOW");
            assertThat(change.path("rule").asText()).isEqualTo("B1");
        });
        assertThat(number).isNotEmpty();
        assertThat(same.toString() + other).as("nobody can be found by it").doesNotContain(number);
        assertThat(get("clinician", APRIL + "/dry-run?days=31").path("status").asInt())
                .isEqualTo(400);
        assertThat(get("dispatcher", APRIL + "/dry-run").path("status").asInt()).isEqualTo(403);
    }

    @Test
    @EdgeCase(65)
    void wherePatientsAreNowDecides() {
        Resident here = concluded("vivo en avellaneda pero estoy en palermo, tengo tos y fiebre de 38,5, 70 años");
        assertThat(priority(here)).isEqualTo("GREEN");

        Resident there = concluded("tengo tos y fiebre de 38,5, 70 años, estoy en Avellaneda");
        assertThat(tickets(there)).isEmpty();
        assertThat(lastOf(there)).contains("solo puedo avisar al SAME de la Ciudad");
    }

    @Test
    @EdgeCase(66)
    void theBorderItselfCountsAsInside() {
        Resident ana = alarmed("no puedo respirar");

        ana.sharesLocation(-34.6150, -58.5310).sees("Recibí la ubicación");
    }
}
