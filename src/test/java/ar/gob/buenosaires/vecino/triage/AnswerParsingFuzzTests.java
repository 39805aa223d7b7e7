package ar.gob.buenosaires.vecino.triage;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.FuzzSeeds;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is typed to any question of any protocol, the answer is one that the protocol knows. */
class AnswerParsingFuzzTests {

    private static final AnswerParser PARSER = new AnswerParser(() -> Instant.parse("2020-03-17T15:00:00Z"));
    private static final FactExtraction FIRST = new FactExtraction(PARSER);

    @MethodSource("seeds")
    @FuzzTest
    void answers(@NotNull String text) {
        for (Protocol protocol : TestProtocols.SHIPPED.all()) {
            protocol.questions().forEach(question -> check(protocol, question, PARSER.parse(protocol, question, text)));
            check(protocol, FIRST.extract(protocol, text).facts());
        }
    }

    private static void check(Protocol protocol, Question question, ParsedAnswer answer) {
        switch (answer) {
            case ParsedAnswer.Understood(Map<String, Told> facts) -> check(protocol, facts);
            case ParsedAnswer.Chosen(String option) ->
                assertThat(question.option(option)).isPresent();
            case ParsedAnswer.OutOfRange(String fact) ->
                assertThat(protocol.fact(fact)).isPresent();
            case ParsedAnswer.Unknown unknown -> {}
            case ParsedAnswer.Unclear unclear -> {}
        }
    }

    private static void check(Protocol protocol, Map<String, Told> facts) {
        facts.forEach((id, told) -> {
            Fact fact = protocol.fact(id).orElseThrow();
            switch (told) {
                case Told.Between(double from, double to) -> {
                    assertThat(fact.limits().allow(from))
                            .as("%s from %s", id, from)
                            .isTrue();
                    assertThat(from).isLessThanOrEqualTo(to);
                }
                case Told.Values values -> assertThat(fact.values()).containsAll(values.values());
            }
        });
    }

    static Stream<Arguments> seeds() {
        return FuzzSeeds.of("triage-answers");
    }
}
