package ar.gob.buenosaires.vecino.triage;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.EdgeCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Edge cases of journeys and contacts: 59 to 61. Only March 2020 asks for them. */
class ExposureEdgeTests {

    private static final String MARCH = "ar-caba-covid-2020-03-16";

    private static Step.Conclude ill(String... replies) {
        return new Dialog(MARCH)
                .tell("temperature=38.5", "felt_fever=no", "cough=yes", "age=12000")
                .end(replies);
    }

    @ParameterizedTest
    @EdgeCase(59)
    @CsvSource({
        "europe, recent, GREEN", // fourteen days ago still counts
        "europe, before, NONE",
        "other, recent, NONE",
        "?, recent, GREEN", // whoever does not know the country
        "europe, ?, GREEN"
    })
    void aJourneyCountsWhereItMayHaveBeenOneOfTheList(String country, String when, Priority priority) {
        assertThat(ill("exposure=travel", "travel_country=" + country, "travel_when=" + when)
                        .priority())
                .isEqualTo(priority);
    }

    @ParameterizedTest
    @EdgeCase({60, 61})
    // not known: it may be a contact, and it may be an institution, which is a risk
    @CsvSource({"contact, GREEN", "none, NONE", "?, YELLOW"})
    void onlyAContactOfOnesOwnIsALinkAndDoubtIsOne(String exposure, Priority priority) {
        assertThat(ill("exposure=" + exposure).priority()).isEqualTo(priority);
    }

    @Test
    @EdgeCase(60)
    void aHealthWorkerIsNoCaseForWorkingThereAlone() {
        assertThat(ill("exposure=health_worker").priority()).isEqualTo(Priority.NONE);
    }

    @Test
    @EdgeCase(21)
    void ofTwoAgesThatContradictEachOtherOneIsAskedForAndInDoubtTheSaferOneCounts() {
        Dialog dialog = new Dialog("caba-respiratorio-general")
                .tell("age=14610..14974", "age=0..90", "temperature=38.5", "felt_fever=no");
        Step.Conclude end = dialog.end("age=?", "who=?");

        assertThat(dialog.asked).contains("age");
        assertThat(end.priority()).isEqualTo(Priority.YELLOW);
        assertThat(end.rule()).isEqualTo("G4");
    }
}
