package ar.gob.buenosaires.vecino.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every limit of the reference's 6.3, one row each in simulator/limits.txt: the largest allowed, and one more. */
class GraphLimitsTests {

    private static final String TO = "5491160000001";
    private static GraphSimulator graph = GraphSimulator.start();
    private static GraphClient client = new GraphClient(graph);

    @BeforeAll
    static void open() {
        graph.rules().window(false).pairPace(false);
    }

    @AfterAll
    static void close() {
        graph.close();
    }

    /** {@code code | name | JSON}; in the JSON {@code ⟨n×x⟩} stands for n times x. */
    record Row(int code, String name, String json) {
        static Row of(String line) {
            List<String> cells = List.of(line.split("\\s*\\|\\s*", 3));
            return new Row(Integer.parseInt(cells.get(0).strip()), cells.get(1), cells.get(2));
        }

        JsonNode message() {
            ObjectNode message = GraphClient.parse("{\"messaging_product\":\"whatsapp\",\"to\":\"" + TO + "\"}");
            JsonNode own = MetaJson.read(Repeats.expand(json));
            assertThat(own.isObject()).as("JSON of '%s'", name).isTrue();
            message.setAll((ObjectNode) own);
            return message;
        }

        @Override
        public String toString() {
            return name + " → " + (code == 0 ? "accepted" : code);
        }
    }

    static Stream<Row> rows() throws IOException {
        try (InputStream file = GraphLimitsTests.class.getResourceAsStream("/simulator/limits.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> line.contains("|")).map(Row::of);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("Graph API limits")
    void answersAsMetaWould(Row row) throws Exception {
        int before = graph.accounts().at(TO).received().size();
        assertThat(client.code(row.message())).isEqualTo(row.code());
        assertThat(graph.accounts().at(TO).received()).hasSize(row.code() == 0 ? before + 1 : before);
    }
}
