package ar.gob.buenosaires.vecino.triage;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.triage.AnsweredQuestion.Part;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnsweredQuestionTests {

    private final Protocol protocol = TestProtocols.shipped("caba-respiratorio-general");

    private AnsweredQuestion one(String question, Answers answers) {
        String text = protocol.question(question).orElseThrow().text();
        return AnsweredQuestion.of(protocol, answers).stream()
                .filter(answered -> answered.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private Answers tapped(String question, String option) {
        return protocol.answer(Answers.NONE, protocol.question(question).orElseThrow(), option);
    }

    @Test
    void saysWhatWasTapped() {
        assertThat(one("fever", tapped("fever", "measured")).option()).isEqualTo("Sí, 38 o más");
        assertThat(one("danger", tapped("danger", "no")).option()).isEqualTo("No, ninguna");
    }

    @Test
    void keepsTheQuestionThatWasAnsweredWithNoSe() {
        Answers answers =
                protocol.unknown(Answers.NONE, protocol.question("fever").orElseThrow());
        assertThat(AnsweredQuestion.of(protocol, answers))
                .containsExactly(new AnsweredQuestion(
                        protocol.question("fever").orElseThrow().text(), null, List.of()));
    }

    @Test
    void takesTheOptionThatContainsATypedNumberAndKeepsTheNumber() {
        Answers answers =
                new Answers(Map.of("temperature", Told.number(38.5), "felt_fever", Told.value("no")), Set.of("fever"));
        AnsweredQuestion fever = one("fever", answers);
        assertThat(fever.option()).isEqualTo("Sí, 38 o más");
        assertThat(fever.parts()).extracting(part -> part.told().toString()).contains("38.5");
    }

    @Test
    void namesNoOptionWhereSeveralSayTheSame() {
        AnsweredQuestion breath = one("breath_kind", tapped("breath_kind", "rest"));
        assertThat(breath.option()).isNull();
        assertThat(breath.parts())
                .extracting(part -> part.fact().id(), Part::title)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("breathlessness", null));
    }

    @Test
    void listsWhatWasToldBeforeItWasAsked() {
        Answers answers = protocol.tell(Answers.NONE, Map.of("cough", Told.value("yes")));
        assertThat(one("symptoms", answers).parts())
                .extracting(part -> part.fact().name())
                .containsExactly("tos");
    }

    @Test
    void leavesOutWhatWasNotAskedAndTellsNothingMore() {
        assertThat(AnsweredQuestion.of(protocol, tapped("danger", "no")))
                .extracting(AnsweredQuestion::option)
                .containsExactly("No, ninguna");
    }
}
