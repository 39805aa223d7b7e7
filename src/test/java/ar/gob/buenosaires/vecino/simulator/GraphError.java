package ar.gob.buenosaires.vecino.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An error of the Cloud API, answered at once or reported later by a status.
 *
 * @param code Meta's code; HTTP status and title follow from it, by simulator/graph-errors.csv
 */
public record GraphError(int code, String details) {

    private static final Map<Integer, Kind> KINDS = read();

    /** The HTTP status that Meta answers this code with; 400 for a code that the table lacks. */
    public int httpStatus() {
        return kind().httpStatus();
    }

    String title() {
        return kind().title();
    }

    /** As the answer to a send: reference 7.1. */
    ObjectNode body() {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("message", "(#" + code + ") " + title())
                .put("type", "OAuthException")
                .put("code", code);
        error.putObject("error_data").put("messaging_product", "whatsapp").put("details", details);
        error.put("fbtrace_id", "Asimulated" + Integer.toHexString(System.identityHashCode(error)));
        return JsonNodeFactory.instance.objectNode().set("error", error);
    }

    /** As an element of {@code statuses[].errors}: reference 4. */
    ObjectNode inStatus() {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("code", code).put("title", title()).put("message", title());
        error.putObject("error_data").put("details", details);
        return error.put("href", "/documentation/business-messaging/whatsapp/support/error-codes");
    }

    private Kind kind() {
        return KINDS.getOrDefault(code, new Kind(code, 400, "Error"));
    }

    private static Map<Integer, Kind> read() {
        try (InputStream file = GraphError.class.getResourceAsStream("/simulator/graph-errors.csv")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Kind::of)
                    .collect(Collectors.toMap(Kind::code, Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Kind(int code, int httpStatus, String title) {
        static Kind of(String line) {
            int first = line.indexOf(',');
            int second = line.indexOf(',', first + 1);
            return new Kind(
                    Integer.parseInt(line.substring(0, first)),
                    Integer.parseInt(line.substring(first + 1, second)),
                    line.substring(second + 1));
        }
    }
}
