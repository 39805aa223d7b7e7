package ar.gob.buenosaires.vecino.triage;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.EdgeCase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The four protocols answer by answer: the rows of the reference's tables and its edge cases. */
class WalkTests {

    private static final String MAR = "ar-caba-covid-2020-03-16";
    private static final String ABR_A = "ar-caba-covid-2020-03-31";
    private static final String ABR_B = "ar-caba-covid-2020-04-20";
    private static final String RESP = "caba-respiratorio-general";

    /** protocol | told first | replies to questions other than the mildest | priority | deciding rule */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # block G
            ar-caba-covid-2020-03-16 | alarm=red | - | RED | G1
            ar-caba-covid-2020-03-16 | - | danger=yes | RED | G1b
            ar-caba-covid-2020-03-16 | - | danger=unsure danger_which=? | YELLOW | R2-peligro
            ar-caba-covid-2020-03-16 | - | danger=unsure danger_which=none | NONE | M6
            ar-caba-covid-2020-03-31 | - | breath=much breath_kind=speech | RED | G2
            ar-caba-covid-2020-03-31 | oximeter=91 | - | RED | G2
            ar-caba-covid-2020-03-31 | oximeter=93 | - | YELLOW | R1b
            ar-caba-covid-2020-03-31 | - | fever=felt state=cannot state_which=standing | RED | G3
            ar-caba-covid-2020-03-31 | - | fever=felt state=cannot state_which=? | YELLOW | G3-duda
            ar-caba-covid-2020-03-31 | alarm=mental_health | - | YELLOW | G5
            ar-caba-covid-2020-03-31 | alarm=yellow | - | YELLOW | G7
            ar-caba-covid-2020-03-31 | alarm=other_line | - | NONE | G6
            # block R
            ar-caba-covid-2020-04-20 | - | breath=little breath_kind=exertion | YELLOW | R1
            ar-caba-covid-2020-04-20 | - | breath=little breath_kind=? | YELLOW | R2
            ar-caba-covid-2020-04-20 | - | breath=? breath_kind=? | YELLOW | R2
            ar-caba-covid-2020-04-20 | - | fever=felt state=cannot state_which=drinking | YELLOW | R3
            ar-caba-covid-2020-04-20 | - | fever=felt state=worse | YELLOW | R5
            ar-caba-covid-2020-04-20 | - | fever=felt onset=long | YELLOW | R5
            ar-caba-covid-2020-04-20 | relapse=yes cough=yes | - | YELLOW | R5
            ar-caba-covid-2020-04-20 | second_contact=yes cough=yes | - | GREEN | B5+REP
            ar-caba-covid-2020-04-20 | second_contact=yes | fever=felt symptoms=cough | YELLOW | B2+REP
            ar-caba-covid-2020-04-20 | second_contact=yes age=30000 | fever=felt symptoms=cough | RED | B1+REP
            ar-caba-covid-2020-04-20 | age=3000 | fever=felt symptoms=cough adult=no | YELLOW | B2+MIN
            # block D-MAR
            ar-caba-covid-2020-03-16 | - | who=self_older fever=measured symptoms=cough exposure=contact | YELLOW | M1
            ar-caba-covid-2020-03-16 | - | fever=measured symptoms=cough exposure=contact | GREEN | M2
            ar-caba-covid-2020-03-16 | - | fever=measured symptoms=cough exposure=travel travel_country=europe travel_when=recent | GREEN | M2
            ar-caba-covid-2020-03-16 | - | who=self_older fever=measured symptoms=cough | GREEN | M3
            ar-caba-covid-2020-03-16 | - | fever=measured symptoms=cough risk=diabetes | GREEN | M3
            ar-caba-covid-2020-03-16 | - | fever=measured symptoms=cough | NONE | M4
            ar-caba-covid-2020-03-16 | - | exposure=contact | NONE | M5
            ar-caba-covid-2020-03-16 | - | - | NONE | M6
            ar-caba-covid-2020-03-16 | in_care=yes | fever=measured symptoms=cough exposure=contact | NONE | M7
            # 40: elderly with a cough and no fever is not sent home in silence
            ar-caba-covid-2020-03-16 | - | who=self_older symptoms=cough | NONE | M4b
            ar-caba-covid-2020-03-31 | - | who=self_older symptoms=cough | NONE | B6
            caba-respiratorio-general | - | who=self_older symptoms=cough | NONE | C9b
            # 59: 14 days count, 15 do not; a country that is not listed is no link
            ar-caba-covid-2020-03-16 | temperature=38 cough=yes travel=yes travel_listed=yes travel_days=14 | - | GREEN | M2
            ar-caba-covid-2020-03-16 | temperature=38 cough=yes travel=yes travel_listed=yes travel_days=15 | - | NONE | M4
            ar-caba-covid-2020-03-16 | temperature=38 cough=yes travel=yes travel_listed=no travel_days=3 | - | NONE | M4
            # block D-ABR: nobody is asked for a journey
            ar-caba-covid-2020-03-31 | - | who=self_older fever=measured symptoms=cough | YELLOW | B1
            ar-caba-covid-2020-03-31 | - | fever=measured symptoms=cough | GREEN | B2
            ar-caba-covid-2020-03-31 | - | symptoms=cough | NONE | B5
            ar-caba-covid-2020-03-31 | - | exposure=contact | NONE | B7
            ar-caba-covid-2020-03-31 | - | symptoms=cold | NONE | B9
            ar-caba-covid-2020-04-20 | - | fever=no symptoms=two_or_more exposure=health_worker | GREEN | B3
            ar-caba-covid-2020-04-20 | - | fever=felt exposure=health_worker | GREEN | B3
            ar-caba-covid-2020-04-20 | - | who=self_older fever=felt exposure=health_worker | YELLOW | B3r
            ar-caba-covid-2020-04-20 | - | symptoms=smell_loss smell=yes | GREEN | B4
            # 45: not since birth
            ar-caba-covid-2020-04-20 | - | symptoms=smell_loss smell=no | NONE | B9
            # 36: 37.4 is no fever, 37.5 is
            ar-caba-covid-2020-04-20 | temperature=37.4 felt_fever=no cough=yes | - | NONE | B5
            ar-caba-covid-2020-04-20 | temperature=37.5 felt_fever=no cough=yes | - | GREEN | B2
            # 38: fever that a medicine brought down, or without a thermometer
            ar-caba-covid-2020-04-20 | cough=yes | fever=felt | GREEN | B2
            # 37: a low temperature in a baby or an elder
            caba-respiratorio-general | temperature=34.9 felt_fever=no | who=self_older | YELLOW | R7
            caba-respiratorio-general | temperature=34.9 felt_fever=no | - | NONE | C11
            # 23: 11 weeks and 6 days with 38,0, and 13 weeks
            caba-respiratorio-general | age=83 temperature=38 felt_fever=no | - | YELLOW | G4
            caba-respiratorio-general | age=90 temperature=38 felt_fever=no | - | YELLOW | G4
            caba-respiratorio-general | age=91 temperature=38 felt_fever=no | - | NONE | C7
            caba-respiratorio-general | age=83 temperature=37.9 felt_fever=no | - | NONE | C11
            ar-caba-covid-2020-03-31 | - | who=newborn fever=felt | YELLOW | G4
            # block D-RESP
            caba-respiratorio-general | - | who=several symptoms=aches heater=yes | RED | C8
            caba-respiratorio-general | - | who=several symptoms=aches heater=? | YELLOW | C8-duda
            caba-respiratorio-general | age=100 temperature=39 felt_fever=no | - | YELLOW | C2
            caba-respiratorio-general | age=182 temperature=39 felt_fever=no | - | NONE | C7
            caba-respiratorio-general | - | who=toddler symptoms=cold child=unusual | YELLOW | C2b
            caba-respiratorio-general | - | who=pregnant fever=felt symptoms=cough | YELLOW | C4b
            caba-respiratorio-general | - | who=self_older fever=measured symptoms=cough | GREEN | C4
            caba-respiratorio-general | - | who=toddler fever=measured symptoms=cough age=? | GREEN | C4
            caba-respiratorio-general | - | fever=measured symptoms=cough institution=yes | GREEN | C4
            caba-respiratorio-general | - | fever=measured symptoms=cough | NONE | C6
            caba-respiratorio-general | month=11 | fever=measured | NONE | C7
            caba-respiratorio-general | month=7 | fever=measured | NONE | C9
            caba-respiratorio-general | - | fever=measured vaccine=yes | NONE | C7a
            caba-respiratorio-general | - | symptoms=cold | NONE | C9
            caba-respiratorio-general | administrative=yes | - | NONE | C10
            # 51: chemotherapy and 38,0 in every version
            ar-caba-covid-2020-03-16 | immunosuppressed=yes temperature=38 | - | YELLOW | R6
            ar-caba-covid-2020-03-31 | immunosuppressed=yes temperature=38 | - | YELLOW | R6
            ar-caba-covid-2020-04-20 | immunosuppressed=yes temperature=38 | - | YELLOW | R6
            caba-respiratorio-general | immunosuppressed=yes temperature=38 | - | YELLOW | R6
            """)
    @EdgeCase({23, 36, 37, 38, 40, 45, 51, 54, 59})
    void endsAsTheTablesSay(
            String protocol, @Nullable String told, @Nullable String replies, Priority priority, String rule) {
        Dialog dialog = new Dialog(protocol).tell(words(told));
        Step.Conclude end = dialog.end(words(replies));

        assertThat(end.priority()).as(dialog.asked.toString()).isEqualTo(priority);
        assertThat(end.rule()).as(dialog.asked.toString()).isEqualTo(rule);
        assertThat(end.ticket()).isEqualTo(priority != Priority.NONE);
        assertThat(end.advice())
                .isNotEmpty()
                .allMatch(id -> dialog.protocol.text(id).isPresent());
    }

    @Test
    void dangerComesFirstAndEndsEverything() {
        Dialog dialog = new Dialog(RESP);
        Step.Conclude end = dialog.end("danger=yes");

        assertThat(dialog.asked).containsExactly("danger");
        assertThat(end.flags()).containsExactly("danger");
        assertThat(end.advice()).startsWith("call_107");
    }

    @Test
    void aRedFlagInTheTextNeedsNoQuestionAtAll() {
        Dialog dialog = new Dialog(MAR);

        assertThat(dialog.tell("alarm=red").end().priority()).isEqualTo(Priority.RED);
        assertThat(dialog.asked).isEmpty();
    }

    @Test
    void asksAsFewQuestionsAsTheReferenceOrFewer() {
        assertThat(asked(MAR)).hasSize(6); // five, and the journey or contact that means staying at home
        assertThat(asked(RESP)).hasSize(5);
        assertThat(asked(ABR_A, "fever=measured", "symptoms=cough"))
                .containsExactly("danger", "breath", "who", "fever", "symptoms", "risk", "exposure", "state", "onset");
        assertThat(asked(ABR_B, "who=self_older", "fever=measured", "symptoms=cough"))
                .as("YELLOW already: only what could make it RED is asked")
                .containsExactly("danger", "breath", "who", "fever", "symptoms", "state");
    }

    @Test
    void whatIsKnownIsNotAsked() {
        Dialog dialog = new Dialog(ABR_A).tell("age=12000", "temperature=38.5", "felt_fever=no", "cough=yes");
        dialog.end();

        assertThat(dialog.asked).doesNotContain("who", "age", "fever", "temperature", "symptoms");
    }

    @Test
    void theWorseOfTwoAnswersStays() {
        assertThat(new Dialog(RESP)
                        .tell("breathlessness=severe", "breathlessness=none")
                        .end()
                        .priority())
                .isEqualTo(Priority.RED);
        assertThat(new Dialog(RESP)
                        .tell("temperature=39", "temperature=36.5")
                        .end()
                        .facts())
                .containsEntry("temperature", Told.number(39));
        assertThat(new Dialog(RESP).tell("oximeter=97", "oximeter=90").end().priority())
                .isEqualTo(Priority.RED);
    }

    /** 21: says 40 but chose child. */
    @Test
    void agesThatContradictEachOtherCountOnTheSafeSide() {
        Dialog dialog = new Dialog(RESP).tell("age=14610", "age=60..90", "temperature=38.2", "felt_fever=no");

        assertThat(dialog.end("age=?").priority()).isEqualTo(Priority.YELLOW);
    }

    @Test
    void outsideTheCityTheLevelStaysAndNoTicketOpens() {
        Step.Conclude end =
                new Dialog(RESP).tell("alarm=red", "outside_city=yes").end();

        assertThat(end.priority()).isEqualTo(Priority.RED);
        assertThat(end.ticket()).isFalse();
        assertThat(end.advice()).contains("outside_city");
    }

    @Test
    void aCorrectedAnswerIsAskedAnew() {
        Protocol protocol = TestProtocols.shipped(RESP);
        Question danger = protocol.question("danger").orElseThrow();
        Answers wrong = protocol.answer(Answers.NONE, danger, "yes");

        assertThat(protocol.next(protocol.forget(wrong, danger))).isEqualTo(new Step.Ask(danger));
    }

    @Test
    void aDryRunTellsWhichCasesChange() {
        Answers case1 = new Answers(
                Map.of(
                        "temperature",
                        Told.number(38.5),
                        "cough",
                        Told.value("yes"),
                        "felt_fever",
                        Told.value("no"),
                        "danger",
                        Told.value("no"),
                        "breathlessness",
                        Told.value("none"),
                        "age",
                        Told.number(12000)),
                Set.of());
        var recorded = new RecordedCases.RecordedCase(case1, Priority.NONE, false);

        DryRun.Report report = DryRun.of(TestProtocols.shipped(ABR_A), List.of(recorded));

        assertThat(report.cases()).isEqualTo(1);
        assertThat(report.changes()).singleElement().satisfies(change -> {
            assertThat(change.number()).isEqualTo(1);
            assertThat(change.before()).isEqualTo(Priority.NONE);
            assertThat(change.after()).isEqualTo(Priority.YELLOW);
        });
    }

    @Test
    void whatAVersionKnowsOtherwiseIsLeftOut() {
        Protocol other = TestProtocols.of("""
                facts: {breathlessness: {name: aire, values: [fine, bad]}, age: {name: edad}}
                advice: {a: Texto.}
                order: [breath]
                questions:
                  - id: breath
                    text: ¿Aire?
                    again: ¿Y el aire?
                    why: Por algo.
                    settles: [breathlessness]
                    options: [{id: bad, title: Mal, set: {breathlessness: bad}}, {id: ok, title: Bien, set: {breathlessness: fine}}]
                blocks:
                  - id: B
                    name: Bloque
                    rules:
                      - {id: S1, when: {fact: breathlessness, is: bad}, priority: YELLOW, ticket: yes, advice: [a], sources: [S]}
                      - {id: S2, when: otherwise, priority: NONE, ticket: no, advice: [a], sources: [S]}
                """);
        Answers told = new Answers(Map.of("breathlessness", Told.value("severe"), "age", Told.number(30)), Set.of());
        var recorded = new RecordedCases.RecordedCase(told, Priority.RED, true);

        assertThat(DryRun.of(other, List.of(recorded)).changes())
                .extracting(DryRun.Change::after)
                .containsExactly(Priority.YELLOW);
    }

    private static List<String> asked(String protocol, String... replies) {
        Dialog dialog = new Dialog(protocol);
        dialog.end(replies);
        return dialog.asked;
    }

    private static String[] words(@Nullable String text) {
        return text == null ? new String[0] : text.split(" ", -1);
    }
}
