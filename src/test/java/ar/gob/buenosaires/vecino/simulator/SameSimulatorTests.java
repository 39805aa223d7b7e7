package ar.gob.buenosaires.vecino.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SameSimulatorTests {

    private static final String BODY = "{\"external_id\":\"k1\",\"priority\":\"RED\"}";

    private final SameSimulator same = SameSimulator.start("token");

    @AfterEach
    void close() {
        same.close();
    }

    private HttpResponse<String> call(String method, String path, String key, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(same.baseUrl() + "/api/v1/incidents" + path))
                .header("Authorization", "Bearer token")
                .header("Idempotency-Key", key)
                .method(method, BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void takesAKeyOnce() throws Exception {
        assertThat(call("POST", "", "k1", BODY).statusCode()).isEqualTo(201);
        HttpResponse<String> again = call("POST", "", "k1", BODY);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("\"incident_id\":\"INC-1\"", "\"status\":\"RECEIVED\"");
        assertThat(call("POST", "", "k1", BODY.replace("RED", "GREEN")).statusCode())
                .isEqualTo(409);
        assertThat(same.incidents()).hasSize(1);
        assertThat(same.replays()).isEqualTo(2);
        assertThat(same.attempts("k1")).isEqualTo(3);
    }

    @Test
    void takesLaterFactsAndCancels() throws Exception {
        call("POST", "", "k1", BODY);
        assertThat(call("PATCH", "/INC-1", "x", "{\"sequence\":1}").statusCode())
                .isEqualTo(200);
        assertThat(call("POST", "/INC-1/cancel", "x", "{\"reason\":\"error\"}").statusCode())
                .isEqualTo(200);
        assertThat(call("GET", "/INC-1", "x", "").body()).contains("CANCELLED");
        assertThat(call("PATCH", "/INC-2", "x", "{}").statusCode()).isEqualTo(404);
        same.takesUpdates(false);
        assertThat(call("PATCH", "/INC-1", "x", "{}").statusCode()).isEqualTo(405);
    }

    @Test
    void failsAsToldAndThenWorks() throws Exception {
        same.next(
                new SameFault.Refuse(500), new SameFault.Busy(429, Duration.ofSeconds(7)), new SameFault.LoseAnswer());
        assertThat(call("POST", "", "k1", BODY).statusCode()).isEqualTo(500);
        HttpResponse<String> busy = call("POST", "", "k1", BODY);
        assertThat(busy.statusCode()).isEqualTo(429);
        assertThat(busy.headers().firstValue("Retry-After")).contains("7");
        assertThat(same.incidents()).isEmpty();
        assertThatThrownBy(() -> call("POST", "", "k1", BODY)).isInstanceOf(IOException.class);
        assertThat(call("POST", "", "k1", BODY).statusCode()).isEqualTo(200);
        same.down();
        assertThatThrownBy(() -> call("POST", "", "k1", BODY)).isInstanceOf(IOException.class);
        same.up();
        assertThat(call("POST", "", "k1", BODY).statusCode()).isEqualTo(200);
    }
}
