package ar.gob.buenosaires.vecino.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The proofs over all combinations of answers, and that they see what is wrong. */
@Order(2)
class ProtocolCheckTests {

    private static final String QUESTIONS = """
            facts:
              fever: {name: fiebre}
              cough: {name: tos}
              breath: {name: aire, values: [none, mild, severe]}
            advice: {a: Texto., b: Otro., come_back: Volvé.}
            safety_net: {NONE: come_back}
            order: [fever, cough, breath]
            questions:
              - id: fever
                text: ¿Fiebre?
                again: ¿Y fiebre?
                why: Por algo.
                parse: yes_no
                settles: [fever]
                options: [{id: "yes", title: "Sí", set: {fever: "yes"}}, {id: "no", title: "No", set: {fever: "no"}}]
              - id: cough
                text: ¿Tos?
                again: ¿Y tos?
                why: Por algo.
                settles: [cough]
                options: [{id: "yes", title: "Sí", set: {cough: "yes"}}, {id: "no", title: "No", set: {cough: "no"}}]
              - id: breath
                text: ¿Aire?
                again: ¿Y el aire?
                why: Por algo.
                settles: [breath]
                options: [{id: bad, title: Mal, set: {breath: severe}}, {id: some, title: Regular, set: {breath: mild}}, {id: ok, title: Bien, set: {breath: none}}]
            """;

    /** Proves the four protocols that ship; the figures are printed. */
    @Test
    void everythingHoldsOfTheProtocolsThatShip() {
        long begin = System.nanoTime();
        List<ProtocolCheck.Report> reports =
                TestProtocols.SHIPPED.all().stream().map(ProtocolCheck::check).toList();
        reports.forEach(System.out::println);
        System.out.printf("protocol checks: %,d ms in all%n", (System.nanoTime() - begin) / 1_000_000);

        assertThat(reports).hasSize(4).allSatisfy(report -> {
            assertThat(report.problems()).isEmpty();
            assertThat(report.ended().values().stream().reduce(BigInteger.ZERO, BigInteger::add))
                    .as("every combination ends once")
                    .isEqualTo(report.combinations());
            assertThat(report.ended()).containsOnlyKeys(Priority.values());
        });
    }

    @Test
    void aSoundProtocolPasses() {
        assertThat(problems(rule("S1", "{fact: breath, at_least: mild}", "YELLOW", "yes", "a")
                        + rule("S2", "{all: [fever, cough]}", "GREEN", "yes", "a")
                        + rule("S3", "otherwise", "NONE", "no", "b")))
                .isEmpty();
    }

    @Test
    void seesAShadowedRule() {
        assertThat(problems(rule("S1", "{fact: breath, at_least: mild}", "YELLOW", "yes", "a")
                        + rule("S2", "fever", "GREEN", "yes", "a")
                        + rule("S3", "{all: [fever, cough]}", "GREEN", "yes", "b")
                        + rule("S4", "otherwise", "NONE", "no", "b")))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("rule S3 of block B (line ")
                        .endsWith("is shadowed: every case that it is for is decided before by S1, S2"));
    }

    @Test
    void seesARuleThatContradictsItself() {
        assertThat(problems(rule("S1", "{all: [fever, {not: fever}]}", "GREEN", "yes", "a")
                        + rule("S2", "cough", "GREEN", "yes", "a")
                        + rule("S3", "{fact: breath, is: mild}", "NONE", "no", "b")
                        + rule("S4", "otherwise", "NONE", "no", "b")))
                .anySatisfy(problem -> assertThat(problem).contains("S1").contains("can never apply"));
    }

    @Test
    void seesARuleThatIsNotMonotone() {
        assertThat(problems(rule("S1", "{fact: breath, at_least: mild}", "YELLOW", "yes", "a")
                        + rule("S2", "{all: [fever, {not: cough}]}", "GREEN", "yes", "a")
                        + rule("S3", "otherwise", "NONE", "no", "b")))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith(
                                "raising 'cough' from no to yes lowers the priority: GREEN by S2, NONE by S3, where")
                        .contains("fever=yes", "breath=none"));
    }

    @Test
    void seesCasesThatNoRuleIsFor() {
        assertThat(problems(rule("S1", "{fact: breath, at_least: mild}", "YELLOW", "yes", "a")
                        + rule("S2", "{all: [fever, cough]}", "GREEN", "yes", "b")))
                .anySatisfy(problem -> assertThat(problem).startsWith("no rule applies where "));
    }

    @Test
    void seesAQuestionThatNobodyNeeds() {
        assertThat(problems(rule("S1", "{fact: breath, at_least: mild}", "YELLOW", "yes", "a")
                        + rule("S2", "fever", "GREEN", "yes", "a")
                        + rule("S3", "otherwise", "NONE", "no", "b")))
                .contains("question cough is never asked");
    }

    @Test
    void seesAFlagThatEndsBelowItsLevel() {
        String flag =
                "      - {id: F1, when: fever, priority: YELLOW, ticket: yes, advice: [a], flag: fever, sources: [S]}\n";
        assertThat(problems(rule("S1", "{all: [cough, {fact: breath, at_least: mild}]}", "GREEN", "yes", "a")
                        + flag
                        + rule("S3", "otherwise", "NONE", "no", "b")))
                .anySatisfy(
                        problem -> assertThat(problem).startsWith("the red flag of rule F1 ends below its own level"));
    }

    private static List<String> problems(String rules) {
        String blocks = "blocks:\n  - id: B\n    name: Bloque\n    rules:\n";
        return ProtocolCheck.check(TestProtocols.of(QUESTIONS + blocks + rules)).problems();
    }

    private static String rule(String id, String when, String priority, String ticket, String advice) {
        return "      - {id: %s, when: %s, priority: %s, ticket: %s, advice: [%s], sources: [S]}\n"
                .formatted(id, when, priority, ticket, advice);
    }
}
