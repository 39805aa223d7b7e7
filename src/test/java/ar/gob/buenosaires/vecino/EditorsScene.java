package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.conversation.RowsOnly;
import ar.gob.buenosaires.vecino.core.CityTime;
import ar.gob.buenosaires.vecino.core.ConsoleReminders;
import ar.gob.buenosaires.vecino.simulator.BusinessNumber;
import ar.gob.buenosaires.vecino.simulator.GraphSimulator;
import ar.gob.buenosaires.vecino.simulator.Redelivery;
import ar.gob.buenosaires.vecino.simulator.Residents;
import ar.gob.buenosaires.vecino.simulator.WebhookSender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service with residents at simulated phones, referents and reviewers: {@code ana} is movilidad's referent. */
@RealDatabase
@ResourceLock("desk scene")
@Import(RowsOnly.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "vecino.statistics.count-every=300ms",
            Editors.SETTINGS,
            "vecino.security.users[4].name=rosa",
            "vecino.security.users[4].password={noop}clave",
            "vecino.security.users[4].roles=REVIEWER",
            "vecino.security.users[5].name=cora",
            "vecino.security.users[5].password={noop}clave",
            "vecino.security.users[5].roles=CLINICIAN",
            "vecino.security.users[6].name=adela",
            "vecino.security.users[6].password={noop}clave",
            "vecino.security.users[6].roles=ADMIN"
        })
abstract class EditorsScene {

    private static final GraphSimulator GRAPH = GraphSimulator.start(0, BusinessNumber.ofTests());

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<ConsoleReminders> reminders;

    @LocalServerPort
    int port;

    Residents residents;
    final LocalDate today = LocalDate.now(CityTime.ZONE);

    private WebhookSender meta;
    private final ObjectMapper json = new ObjectMapper();

    @DynamicPropertySource
    static void graph(DynamicPropertyRegistry settings) {
        settings.add("vecino.whatsapp.graph-base-url", () -> GRAPH.baseUrl().toString());
    }

    @BeforeAll
    void residentsCome() {
        URI webhook = URI.create("http://localhost:" + port + "/webhooks/whatsapp");
        meta = new WebhookSender(() -> webhook, BusinessNumber.ofTests(), Redelivery.quick());
        residents = new Residents(GRAPH, meta);
    }

    @AfterAll
    void residentsGo() {
        residents.close();
        meta.close();
    }

    static void eventually(Runnable check) {
        await().ignoreExceptions().untilAsserted(check::run);
    }

    /** What a text is taken for, as the API says it. */
    JsonNode preview(String text) {
        return call("rita", "POST", "/api/v1/preview", "{\"text\":\"" + text + "\"}");
    }

    /** What a call of the API answers, which must succeed. */
    JsonNode call(String user, String method, String path, String body) {
        HttpResponse<String> response = answered(user, method, path, body);
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        try {
            return json.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same of one that may be refused. */
    HttpResponse<String> answered(String user, String method, String path, String body) {
        var request = Http.request(method, "http://localhost:" + port + path)
                .header("Authorization", Http.basic(user, "clave"));
        if (method.equals("PUT")) {
            request.header("If-Match", "*");
        }
        if (!body.isEmpty()) {
            request.method(method, BodyPublishers.ofString(body));
        }
        return Http.send(request);
    }

    /** How many of something wait for a person, who is movilidad's referent as an editor. */
    long waiting(String name, String role, String what) {
        Set<String> areas = role.equals("EDITOR") ? Set.of("movilidad") : Set.of();
        return reminders.stream()
                .flatMap(module -> module.of(new ConsoleReminders.Person(name, Set.of(role), areas)).stream())
                .filter(reminder -> reminder.what().equals(what))
                .mapToLong(ConsoleReminders.Reminder::count)
                .sum();
    }

    static String answer(String service, String topic, LocalDate review) {
        return """
                {"service":"%1$s","topic":"%2$s","title":"%2$s","body":"Es así.","sources":["Página"],
                 "facts_date":"2026-01-31","review_by":"%3$s"}""".formatted(service, topic, review);
    }
}
