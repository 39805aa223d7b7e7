package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.conversation.RowsOnly;
import ar.gob.buenosaires.vecino.simulator.BusinessNumber;
import ar.gob.buenosaires.vecino.simulator.GraphSimulator;
import ar.gob.buenosaires.vecino.simulator.Redelivery;
import ar.gob.buenosaires.vecino.simulator.Resident;
import ar.gob.buenosaires.vecino.simulator.Residents;
import ar.gob.buenosaires.vecino.simulator.WebhookSender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A question without an answer, from a phone to the editors and back to the phone. */
@SecuredService
@Import(RowsOnly.class)
class AnswerNewsTests {

    private static final GraphSimulator GRAPH = GraphSimulator.start(0, BusinessNumber.ofTests());

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private final ObjectMapper json = new ObjectMapper();

    @DynamicPropertySource
    static void graph(DynamicPropertyRegistry settings) {
        settings.add("vecino.whatsapp.graph-base-url", () -> GRAPH.baseUrl().toString());
    }

    @AfterAll
    static void stop() {
        GRAPH.close();
    }

    @Test
    void reachWhoAskedForThem() {
        URI webhook = URI.create("http://localhost:" + port + "/webhooks/whatsapp");
        try (WebhookSender meta = new WebhookSender(() -> webhook, BusinessNumber.ofTests(), Redelivery.quick());
                Residents residents = new Residents(GRAPH, meta)) {
            Resident zulema = residents.join("Zulema");
            zulema.writes("qzwtrbk flgmpzn vrdkstq").sees();
            zulema.taps("Avisame").sees("Listo");
            assertThat(wishes()).isEqualTo(1);

            String group =
                    call("editor", "GET", "/api/v1/unanswered", "").at("/0/id").asText();
            long id = call("editor", "POST", "/api/v1/unanswered/" + group + "/answer", """
                            {"service":"ecobici","topic":"prueba-aviso","title":"Prueba de aviso",
                             "body":"Esta es la respuesta que faltaba.","sources":["Nadie"],
                             "facts_date":"2026-01-31","review_by":"2099-01-31"}""")
                    .path("id")
                    .asLong();
            call("editor", "POST", "/api/v1/answers/" + id + "/submit", "{}");
            assertThat(wishes()).isEqualTo(1);
            call("reviewer", "POST", "/api/v1/answers/" + id + "/approve", "{\"reason\":\"Para avisar\"}");

            zulema.sees("Ya tengo la respuesta");
            assertThat(zulema.received().getLast().toString()).contains("la respuesta que faltaba");
            await().atMost(Duration.ofSeconds(5)).until(() -> wishes() == 0);
        }
    }

    private long wishes() {
        return jdbc.sql("select count(*) from answer_wish").query(Long.class).single();
    }

    private JsonNode call(String user, String method, String path, String body) {
        var request = Http.request(method, "http://localhost:" + port + path)
                .header("Authorization", Http.basic(user, "clave"));
        if (!body.isEmpty()) {
            request.method(method, BodyPublishers.ofString(body));
        }
        HttpResponse<String> response = Http.send(request);
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        try {
            return json.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
