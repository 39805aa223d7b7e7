package ar.gob.buenosaires.vecino.messaging.whatsapp;

import ar.gob.buenosaires.vecino.messaging.Remedy;
import ar.gob.buenosaires.vecino.messaging.SendResult;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;

/** Reads what the Graph API answers, JSON or not, and never more of it than a little. */
@Component
class GraphAnswers {

    private static final int LONGEST = 64 * 1024;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int TRACE = 64;

    private final ErrorTable table;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final Duration patience;

    GraphAnswers(ErrorTable table, ObjectMapper json, InstantSource clock, GraphSettings settings) {
        this.table = table;
        this.json = json;
        this.clock = clock;
        this.patience = settings.http().responseTimeout();
    }

    Remedy remedy(int code) {
        // a status webhook has no HTTP status: an unknown code is taken for a refusal
        return table.byCode(code).orElseGet(() -> table.byStatus(400));
    }

    List<Remedy> remedies() {
        return table.rows().stream().map(ErrorTable.Row::remedy).toList();
    }

    SendResult read(ClientHttpResponse response) throws IOException {
        int http = response.getStatusCode().value();
        JsonNode body = parse(bytes(response.getBody()));
        if (body.path("error").isObject()) {
            return refused(http, body.path("error"), response.getHeaders());
        }
        if (http / 100 == 2) {
            return accepted(body);
        }
        if (http == 502 || http == 504) {
            return new SendResult.Ambiguous("HTTP " + http);
        }
        return refused(http, MissingNode.getInstance(), response.getHeaders());
    }

    private static SendResult accepted(JsonNode body) {
        String wamid = body.path("messages").path(0).path("id").asText();
        if (!wamid.isBlank()) {
            return new SendResult.Accepted(
                    wamid, body.path("contacts").path(0).path("wa_id").textValue());
        }
        // marking as read is answered so; anything else may come from a proxy on the way
        return body.path("success").asBoolean()
                ? new SendResult.Accepted("", null)
                : new SendResult.Ambiguous("success without a message id");
    }

    private SendResult refused(int http, JsonNode error, HttpHeaders headers) {
        int code = error.path("code").asInt(http);
        boolean isCode = error.path("code").canConvertToInt();
        Remedy remedy = isCode ? table.byCode(code).orElseGet(() -> byStatus(http, error)) : table.byStatus(http);
        boolean fault = http >= 500 && remedy.action() == Remedy.Action.RETRY;
        String trace = error.path("fbtrace_id").asText("");
        return new SendResult.Refused(
                code,
                remedy,
                fault,
                retryAfter(headers.getFirst(HttpHeaders.RETRY_AFTER)),
                trace.matches("[\\w-]{1," + TRACE + "}") ? trace : null);
    }

    private Remedy byStatus(int http, JsonNode error) {
        return table.byStatus(error.path("is_transient").asBoolean() ? 503 : http);
    }

    private @Nullable Duration retryAfter(@Nullable String header) {
        if (header == null) {
            return null;
        }
        Duration wait =
                header.strip().matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(header.strip())) : until(header);
        if (wait == null || wait.isNegative()) {
            return null;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private @Nullable Duration until(String date) {
        try {
            return Duration.between(
                    clock.instant(),
                    ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private JsonNode parse(byte[] body) throws IOException {
        try {
            JsonNode node = json.readTree(new String(body, StandardCharsets.UTF_8));
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** At most so much, and within the response time-out as a whole: a socket time-out alone lets a body trickle in. */
    private byte[] bytes(InputStream in) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[8192];
        int read;
        while (body.size() < LONGEST && (read = in.read(chunk)) >= 0) {
            body.write(chunk, 0, read);
            if (System.nanoTime() > deadline) {
                throw new IOException("the answer did not end in time");
            }
        }
        return body.toByteArray();
    }
}
