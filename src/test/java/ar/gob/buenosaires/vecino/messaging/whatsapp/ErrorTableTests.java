package ar.gob.buenosaires.vecino.messaging.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import ar.gob.buenosaires.vecino.core.BrokenData;
import ar.gob.buenosaires.vecino.messaging.Remedy;
import ar.gob.buenosaires.vecino.messaging.Remedy.Action;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table against the reference's section 7.2 and the simulator's own list. */
class ErrorTableTests {

    private final ErrorTable table = new ErrorTable();

    @Test
    void namesTheLineThatCannotBeRead() {
        byte[] wrong = "errors:\n  - code: 1\n    action: DANCE\n".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> ErrorTable.read(new ByteArrayInputStream(wrong)))
                .isInstanceOfSatisfying(
                        BrokenData.class,
                        broken -> assertThat(broken.problems())
                                .singleElement(STRING)
                                .startsWith("errors.yaml:3: ")
                                .contains("DANCE"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ':', textBlock = """
            PAUSE: 0 190 10 33 200 250 299 368 131005 131031 131037 131042 131045 131048 133010
            FAIL: 3 100 131008 131009 131051 131052 131055 131059 131060 131063 131064 132000 132001 132005 132007 132008 132012 132015 132016 132018 132068 133000 133005 133006 133008 133009 133015 133016 134011 134100 134102 135000 138000 138012 139100 139101 2388001 2593107 2593108
            RETRY: 1 2 131000 131016 131053 132069 133004 134101 139102 139103
            SLOW_ALL: 4 80007 130429 131057 2494100
            SLOW_PAIR: 131056
            DROP: 130472 130497 131021 131049 131050 137000 1752041
            WINDOW_CLOSED: 131047
            OTHER_ADDRESS: 131026 131062
            OTHER_FORM: 131030
            """)
    void knowsWhatToDoAboutEachCode(Action action, String codes) {
        for (String code : codes.strip().split(" ", -1)) {
            assertThat(table.byCode(Integer.parseInt(code)).map(Remedy::action))
                    .as(code)
                    .contains(action);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400,FAIL",
        "401,PAUSE",
        "403,FAIL",
        "404,FAIL",
        "408,RETRY",
        "429,SLOW_ALL",
        "500,RETRY",
        "503,RETRY",
        "302,FAIL"
    })
    void goesByTheStatusWhereTheCodeIsUnknown(int status, Action action) {
        assertThat(table.byStatus(status).action()).isEqualTo(action);
        assertThat(table.byCode(777_777)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("simulated")
    void hasARowWithTheSameStatusForEachSimulatedError(int code, int http) {
        assertThat(table.rows())
                .filteredOn(row ->
                        row.code() != null && row.code() <= code && code <= (row.to() == null ? row.code() : row.to()))
                .singleElement()
                .satisfies(row -> assertThat(row.http()).isEqualTo(http));
    }

    @Test
    void saysHowOftenAndWhenForEachRowThatRepeats() {
        assertThat(table.rows()).allSatisfy(row -> {
            boolean waits = switch (row.action()) {
                case RETRY, SLOW_ALL, SLOW_PAIR -> true;
                case DROP, FAIL, WINDOW_CLOSED, PAUSE, OTHER_ADDRESS, OTHER_FORM -> false;
            };
            assertThat(row.remedy().repeats().backOff().compareTo(Duration.ZERO) > 0)
                    .as("%s", row)
                    .isEqualTo(waits);
            assertThat(row.remedy().repeats().attempts() > 1).as("%s", row).isEqualTo(waits || isTriedInPause(row));
            assertThat(row.means()).isNotBlank();
        });
    }

    @Test
    void growsThePairsWaitFourfold() {
        Remedy pair = table.byCode(131056).orElseThrow();

        assertThat(pair.repeats().backOff()).isEqualTo(Duration.ofSeconds(1));
        assertThat(pair.repeats().factor()).isEqualTo(4);
    }

    @Test
    void wantsAPersonToLookAtEverythingThatStopsTheNumber() {
        assertThat(table.rows())
                .filteredOn(row -> row.action() == Action.PAUSE)
                .allSatisfy(row -> assertThat(row.alert()).isTrue());
    }

    private static boolean isTriedInPause(ErrorTable.Row row) {
        return row.action() == Action.PAUSE && !Objects.equals(row.attempts(), 0);
    }

    static Stream<Object[]> simulated() throws IOException {
        try (InputStream csv = ErrorTableTests.class.getResourceAsStream("/simulator/graph-errors.csv")) {
            return new String(Objects.requireNonNull(csv).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", 3))
                    .map(row -> new Object[] {Integer.valueOf(row[0]), Integer.valueOf(row[1])});
        }
    }
}
