package ar.gob.buenosaires.vecino.emergency.same;

import ar.gob.buenosaires.vecino.emergency.DispatchSystem.Answer;
import ar.gob.buenosaires.vecino.emergency.DispatchSystem.Failed;
import ar.gob.buenosaires.vecino.emergency.DispatchSystem.Later;
import ar.gob.buenosaires.vecino.emergency.DispatchSystem.NotOffered;
import ar.gob.buenosaires.vecino.emergency.DispatchSystem.OurFault;
import ar.gob.buenosaires.vecino.emergency.DispatchSystem.Rejected;
import ar.gob.buenosaires.vecino.emergency.DispatchSystem.Taken;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Reads what SAME answers. Source: the contract's table of answers. */
@Component
class SameAnswers {

    private static final int LONGEST = 64 * 1024;
    private static final int LONGEST_ID = 200;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final ObjectMapper json;
    private final InstantSource clock;

    SameAnswers(ObjectMapper json, InstantSource clock) {
        this.json = json;
        this.clock = clock;
    }

    Answer of(RestClient.RequestBodySpec request, boolean report) {
        return request.exchangeForRequiredValue((sent, response) -> read(response, report));
    }

    private Answer read(ClientHttpResponse response, boolean report) throws IOException {
        int status = response.getStatusCode().value();
        byte[] body = response.getBody().readNBytes(LONGEST);
        if (status / 100 == 2) {
            return report ? taken(body) : new Taken(null);
        }
        Duration wait = retryAfter(response.getHeaders().getFirst(HttpHeaders.RETRY_AFTER));
        return switch (status) {
            case 400, 422 -> new Rejected(status);
            case 404, 405 -> report ? new OurFault(status) : new NotOffered(status);
            case 429, 503 -> wait == null ? new Failed("HTTP " + status) : new Later(status, wait);
            default -> status < 500 ? new OurFault(status) : new Failed("HTTP " + status);
        };
    }

    /** Without an incident id it may come from a proxy on the way. */
    private Answer taken(byte[] body) throws IOException {
        String incident = parse(body).path("incident_id").asText();
        return incident.isBlank() || incident.length() > LONGEST_ID
                ? new Failed("success without an incident id")
                : new Taken(incident);
    }

    private JsonNode parse(byte[] body) throws IOException {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            return json.createObjectNode();
        }
    }

    private @Nullable Duration retryAfter(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String value = header.strip();
        Duration wait = value.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(value)) : until(value);
        if (wait == null || wait.isNegative()) {
            return null;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private @Nullable Duration until(String date) {
        try {
            return Duration.between(
                    clock.instant(),
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
