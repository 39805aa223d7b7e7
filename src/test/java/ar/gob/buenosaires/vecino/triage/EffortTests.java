package ar.gob.buenosaires.vecino.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ar.gob.buenosaires.vecino.core.BrokenData;
import ar.gob.buenosaires.vecino.triage.Condition.Any;
import ar.gob.buenosaires.vecino.triage.Condition.Atom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small texts that mean something huge. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // what it is about would not end by itself
class EffortTests {

    private static final FactTest YES = new FactTest.OneOf(Set.of("yes"));
    private static final Fact FEVER = flag("fever");

    private static Fact flag(String id) {
        return levels(id, List.of("no", "yes"));
    }

    private static Fact levels(String id, List<String> values) {
        return new Fact(
                id, id, Fact.Kind.LEVELS, values, true, null, null, Fact.Limits.NONE, null, null, Fact.Role.OTHER);
    }

    /** 2^40 uses of one fact. */
    private static Condition nested() {
        Condition condition = new Atom("fever", YES);
        for (int i = 0; i < 40; i++) {
            condition = new Any(List.of(condition, condition));
        }
        return condition;
    }

    @Test
    void aPartIsLookedAtOnceHoweverOftenItIsUsed() {
        assertThat(nested().atoms()).containsExactly(new Atom("fever", YES));
    }

    @Test
    void aPartBecomesNodesOnceHoweverOftenItIsUsed() {
        Outcome then = new Outcome("S1", Priority.GREEN, true, List.of());
        Rule rule = new Rule("S1", nested(), then, then, null, List.of("S"), 1);

        Tables tables = new Tables(List.of(FEVER), Map.of(), List.of(new Block("B", "", List.of(rule))), List.of());

        assertThat(Diagram.nodes(tables.outcome)).hasSizeBetween(2, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"d35", "fever"})
    void definitionsThatDoubleAreRefusedWhereTheyAreUsed(String last) throws IOException {
        StringBuilder definitions = new StringBuilder("definitions:\n  d0: {any: [fever, cough]}\n");
        for (int i = 1; i <= 35; i++) {
            definitions.append("  d%d: {any: [d%d, d%d]}\n".formatted(i, i - 1, i - 1));
        }
        String yaml = Files.readString(Path.of("src/test/resources/protocols/prueba.yaml"))
                .replace("blocks:", definitions + "blocks:")
                .replace("{all: [fever, cough]}", "{all: [" + last + ", cough]}");

        if (last.equals("fever")) {
            assertThat(TestProtocols.SHIPPED.read("x", yaml).tables().axes).hasSize(3);
        } else {
            assertThatThrownBy(() -> TestProtocols.SHIPPED.read("x", yaml))
                    .isInstanceOfSatisfying(
                            BrokenData.class,
                            e -> assertThat(e.problems())
                                    .filteredOn(problem -> problem.contains(Effort.TOO_LARGE))
                                    .singleElement()
                                    .asString()
                                    .matches("x:\\d+: .*"));
        }
    }

    @Test
    void aliasesThatDoubleAreRefused() throws IOException {
        StringBuilder aliases = new StringBuilder("definitions:\n  d0: &d0 {any: [fever, cough]}\n");
        for (int i = 1; i <= 24; i++) {
            aliases.append("  d%d: &d%d {any: [*d%d, *d%d]}\n".formatted(i, i, i - 1, i - 1));
        }
        String yaml = Files.readString(Path.of("src/test/resources/protocols/prueba.yaml"))
                .replace("blocks:", aliases + "blocks:")
                .replace("{all: [fever, cough]}", "{all: [d24, cough]}");

        assertThatThrownBy(() -> TestProtocols.SHIPPED.read("x", yaml))
                .isInstanceOfSatisfying(
                        BrokenData.class,
                        e -> assertThat(e.problems()).anyMatch(problem -> problem.endsWith(Effort.TOO_LARGE)));
    }

    /** Which of two times 20 facts agree, in the order in which that has to be remembered of all. */
    @Test
    void aFunctionThatNoDiagramHoldsIsRefused() {
        Diagram diagram = new Diagram();

        assertThatThrownBy(() -> {
                    Diagram.Node all = diagram.leaf(true);
                    for (int i = 19; i >= 0; i--) {
                        int here = i;
                        Diagram.Node alike =
                                diagram.branch(here, 2, r -> diagram.branch(20 + here, 2, s -> diagram.leaf(r == s)));
                        all = diagram.apply(alike, all, (a, b) -> (boolean) a && (boolean) b);
                    }
                })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(Effort.TOO_LARGE);
    }

    @Test
    void nothingIsBuiltOnAThreadThatWasGivenUp() {
        Diagram diagram = new Diagram();
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> diagram.branch(0, 2, diagram::leaf)).hasMessage("proving it takes too long");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** All but one of 30 values, for each of them: what some of these share is any set of values. */
    @Test
    void answersThatShareTooMuchAreRefused() {
        List<String> values = IntStream.range(0, 30).mapToObj(i -> "v" + i).toList();
        List<Told> answers = new ArrayList<>();
        for (String left : values) {
            answers.add(new Told.Values(Set.copyOf(
                    values.stream().filter(value -> !value.equals(left)).toList())));
        }

        assertThatThrownBy(() -> new Axis(levels("place", values), List.of(), answers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fact 'place' has too many values");
    }

    /** 60 values and everything are 61 readings; two more fit. */
    @Test
    void asManyReadingsAsABitMaskHasAreTaken() {
        List<String> values = IntStream.range(0, 60).mapToObj(i -> "v" + i).toList();
        Told[] pairs = {pair(0), pair(2), pair(4)};

        assertThat(new Axis(levels("place", values), List.of(), List.of(pairs[0], pairs[1])).readings())
                .hasSize(63);
        assertThatThrownBy(() -> new Axis(levels("place", values), List.of(), List.of(pairs)))
                .hasMessage("fact 'place' has too many values");
    }

    private static Told pair(int first) {
        return new Told.Values(Set.of("v" + first, "v" + (first + 1)));
    }
}
