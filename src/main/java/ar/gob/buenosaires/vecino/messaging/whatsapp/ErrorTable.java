package ar.gob.buenosaires.vecino.messaging.whatsapp;

import ar.gob.buenosaires.vecino.core.BrokenData;
import ar.gob.buenosaires.vecino.messaging.Remedy;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.stereotype.Component;

/** What is done about each of Meta's errors: the rows of {@code whatsapp/errors.yaml}. */
@Component
class ErrorTable {

    private static final String RESOURCE = "/whatsapp/errors.yaml";

    private final List<Row> rows;

    ErrorTable() {
        try (InputStream yaml = Objects.requireNonNull(ErrorTable.class.getResourceAsStream(RESOURCE))) {
            rows = read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The row of a code that the table knows. */
    Optional<Remedy> byCode(int code) {
        return rows.stream().filter(row -> row.isOf(code)).findFirst().map(Row::remedy);
    }

    /** The row for answers without a code that the table knows. */
    Remedy byStatus(int http) {
        return rows.stream()
                .filter(row -> row.isOfStatus(http))
                .findFirst()
                .map(Row::remedy)
                .orElseThrow(() -> new IllegalStateException("no row for HTTP status " + http));
    }

    List<Row> rows() {
        return rows;
    }

    static List<Row> read(InputStream yaml) throws IOException {
        try {
            return new YAMLMapper()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(yaml, Document.class)
                    .errors();
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String line = at == null ? "1" : String.valueOf(at.getLineNr());
            throw new BrokenData(List.of("errors.yaml:" + line + ": " + e.getOriginalMessage()));
        }
    }

    private record Document(List<Row> errors) {}

    /** One line of the file. */
    record Row(
            @Nullable Integer code,
            @Nullable Integer to,
            @Nullable Integer http,
            @JsonProperty("to-http") @Nullable Integer toHttp,
            Remedy.Action action,
            @Nullable Integer attempts,
            @JsonProperty("back-off") @Nullable String backOff,
            @Nullable Double factor,
            boolean alert,
            String means,
            @Nullable String why) {

        private boolean isOf(int wanted) {
            return code != null && code <= wanted && wanted <= (to == null ? code : to);
        }

        private boolean isOfStatus(int wanted) {
            return code == null && http != null && http <= wanted && wanted <= (toHttp == null ? http : toHttp);
        }

        Remedy remedy() {
            var repeats = new Remedy.Repeats(
                    attempts == null ? 1 : attempts,
                    backOff == null ? Duration.ZERO : DurationStyle.detectAndParse(backOff),
                    factor == null ? 2 : factor);
            return new Remedy(label(), action, repeats, alert);
        }

        private String label() {
            return code == null ? "http " + range(Objects.requireNonNull(http), toHttp) : range(code, to);
        }

        private static String range(int from, @Nullable Integer to) {
            return to == null ? String.valueOf(from) : from + "-" + to;
        }
    }
}
