package ar.gob.buenosaires.vecino.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ar.gob.buenosaires.vecino.core.BrokenData;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProtocolFilesTests {

    @Test
    void theFourProtocolsShip() {
        assertThat(TestProtocols.SHIPPED.all())
                .extracting(Protocol::id)
                .containsExactly(
                        "ar-caba-covid-2020-03-16",
                        "ar-caba-covid-2020-03-31",
                        "ar-caba-covid-2020-04-20",
                        "caba-respiratorio-general");
    }

    @Test
    void everyQuestionFitsIntoABubbleOfWhatsApp() {
        for (Protocol protocol : TestProtocols.SHIPPED.all()) {
            for (Question question : protocol.questions()) {
                for (String text : List.of(question.text(), question.textForOther(), question.again())) {
                    assertThat(text).hasSizeLessThanOrEqualTo(300);
                    assertThat(bubble(question, text).body()).isEqualTo(text);
                }
            }
        }
    }

    private static OutgoingMessage bubble(Question question, String text) {
        String footer = "Emergencia: llamá al 107 (SAME)";
        if (question.listButton() == null) {
            return new OutgoingMessage.Buttons(
                    text,
                    footer,
                    question.options().stream()
                            .map(option -> new OutgoingMessage.Button(option.id(), option.title()))
                            .toList());
        }
        return new OutgoingMessage.Menu(
                text,
                footer,
                question.listButton(),
                List.of(new OutgoingMessage.Section(
                        null,
                        question.options().stream()
                                .map(option ->
                                        new OutgoingMessage.Row(option.id(), option.title(), option.description()))
                                .toList())));
    }

    @Test
    void saysEveryLineThatIsWrong() {
        assertThatThrownBy(() -> TestProtocols.of("""
                        facts:
                          fever: {name: fiebre, kolor: rojo}
                        order: [fever, nothing]
                        advice: {a: Texto.}
                        questions:
                          - id: fever
                            text: ¿Fiebre?
                            again: ¿Y fiebre?
                            why: Por algo.
                            settles: [fever, cough]
                            options: [{id: a, title: "Un título demasiado largo para un botón", set: {fever: maybe}}]
                        blocks:
                          - id: B
                            name: Bloque
                            rules:
                              - {id: X, when: cough, priority: BLUE, ticket: maybe, advice: [b], sources: []}
                              - {id: X, when: fever, priority: RED, ticket: yes, advice: [a], sources: [T]}
                        """))
                .isInstanceOfSatisfying(
                        BrokenData.class,
                        broken -> assertThat(broken.problems())
                                .allMatch(problem -> problem.matches("prueba\\.yaml:\\d+: .*"))
                                .contains(
                                        "prueba.yaml:8: unknown key 'kolor'",
                                        "prueba.yaml:9: no such question, or twice",
                                        "prueba.yaml:12: no such fact 'cough'",
                                        "prueba.yaml:17: fact 'fever' has the values [no, yes]",
                                        "prueba.yaml:22: 'cough' is no definition and no yes-or-no fact",
                                        "prueba.yaml:22: 'priority' is RED, YELLOW, GREEN or NONE",
                                        "prueba.yaml:22: no text for the advice 'b'",
                                        "prueba.yaml:22: a rule names its sources",
                                        "prueba.yaml:23: rule 'X' twice",
                                        "prueba.yaml:23: a RED rule says what follows 'in_doubt'",
                                        "prueba.yaml:23: no source 'T'"));
    }

    /** What the format can say besides what the four protocols need: counts, scores, weeks, days in a window. */
    @Test
    void otherPublishedTablesCanBeSaid() {
        Protocol protocol = TestProtocols.of("""
                facts:
                  cough: {name: tos}
                  gut: {name: diarrea}
                  rash: {name: manchas}
                  age: {name: edad, kind: age, limits: [0 days, 120 years]}
                  travel: {name: vuelta, kind: days_ago, limits: [0, 3650]}
                  onset: {name: inicio, kind: date}
                definitions:
                  two: {count: 2, of: [cough, gut, rash]}
                  points: {score: 30, of: [{points: 25, when: cough}, {points: 5, when: gut}, {points: 60, when: rash}]}
                advice: {a: Texto., b: Otro.}
                blocks:
                  - id: A
                    name: Uno
                    rules:
                      - {id: A1, when: {all: [two, {fact: age, from: 6 weeks, under: 2 years}]}, priority: YELLOW, ticket: yes, advice: [a], sources: [S]}
                      - {id: A2, when: {all: [points, {fact: travel, from: 0, under: 15}]}, priority: GREEN, ticket: yes, advice: [a], sources: [S]}
                  - id: B
                    name: Dos
                    rules:
                      - {id: B1, when: {fact: onset, from: 2020-03-01, under: 2020-04-01}, priority: GREEN, ticket: yes, advice: [b], sources: [S]}
                      - {id: B2, when: otherwise, priority: NONE, ticket: no, advice: [b], sources: [S]}
                """);

        assertThat(rule(protocol, "cough=yes gut=yes rash=no age=42 travel=100 onset=18400"))
                .isEqualTo("A1");
        assertThat(rule(protocol, "cough=yes gut=yes rash=no age=41 travel=100 onset=18400"))
                .isEqualTo("B2");
        assertThat(rule(protocol, "cough=yes gut=yes rash=no age=41 travel=14 onset=18400"))
                .isEqualTo("A2");
        assertThat(rule(protocol, "cough=yes gut=yes rash=no age=41 travel=15 onset=18400"))
                .isEqualTo("B2");
        assertThat(rule(protocol, "cough=yes gut=no rash=no age=41 travel=14 onset=18322"))
                .isEqualTo("B1");
        assertThat(rule(protocol, "cough=yes gut=no rash=no age=41 travel=14 onset=18353"))
                .isEqualTo("B2");
    }

    private static String rule(Protocol protocol, String facts) {
        Answers answers = Stream.of(facts.split(" ", -1))
                .map(fact -> fact.split("=", -1))
                .reduce(
                        Answers.NONE,
                        (told, fact) -> protocol.tell(told, Map.of(fact[0], Told.parse(fact[1]))),
                        (a, b) -> b);
        return ((Step.Conclude) protocol.next(answers)).rule();
    }
}
