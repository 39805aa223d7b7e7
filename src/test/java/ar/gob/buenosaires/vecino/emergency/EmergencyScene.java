package ar.gob.buenosaires.vecino.emergency;

import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.DevelopmentSettings;
import ar.gob.buenosaires.vecino.Http;
import ar.gob.buenosaires.vecino.RealDatabase;
import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.simulator.SameEvents;
import ar.gob.buenosaires.vecino.simulator.SameSimulator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole service beside a simulated SAME, with short pauses; the conversation's line to residents is a recording. */
@RealDatabase
@ResourceLock("emergency scene")
@Import({RecordingLine.class, RequestsInside.class})
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "vecino.same.connect-timeout=500ms",
            "vecino.same.response-timeout=700ms",
            "vecino.emergency.heartbeat=500ms",
            "vecino.emergency.remind-every=100ms",
            "vecino.emergency.remind-after=2s,4s",
            "vecino.emergency.claim-timeout=5s",
            "resilience4j.retry.instances.same.wait-duration=20ms",
            "resilience4j.retry.instances.same.exponential-max-wait-duration=300ms",
            "resilience4j.circuitbreaker.instances.same.wait-duration-in-open-state=300ms",
            "vecino.security.users[0].name=dispatcher",
            "vecino.security.users[0].password={noop}clave",
            "vecino.security.users[0].roles=DISPATCHER",
            "vecino.security.users[1].name=colega",
            "vecino.security.users[1].password={noop}clave",
            "vecino.security.users[1].roles=DISPATCHER",
            "vecino.security.users[2].name=admin",
            "vecino.security.users[2].password={noop}clave",
            "vecino.security.users[2].roles=ADMIN"
        })
abstract class EmergencyScene {

    static final SameSimulator SAME = SameSimulator.start(DevelopmentSettings.SAME_TOKEN);

    @Autowired
    EmergencyTickets emergency;

    @Autowired
    RecordingLine line;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    CircuitBreakerRegistry breakers;

    @Autowired
    ObjectMapper json;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void same(DynamicPropertyRegistry settings) {
        settings.add("vecino.same.base-url", SAME::baseUrl);
    }

    @BeforeEach
    void emptyScene() {
        await().ignoreExceptions().until(() -> {
            jdbc.sql("truncate contact cascade").update();
            return true;
        });
        SAME.forget();
        line.openUntil = Instant.MAX;
        line.before = java.util.List.of();
        breaker().reset();
    }

    CircuitBreaker breaker() {
        return breakers.circuitBreaker("same");
    }

    ContactId contact() {
        return new ContactId(jdbc.sql("insert into contact (created_at) values (now()) returning id")
                .query(Long.class)
                .single());
    }

    TicketSummary open(Priority priority) {
        return open(contact(), "self", priority, Cases.breathing());
    }

    TicketSummary open(ContactId contact, String patient, Priority priority, CaseFacts facts) {
        NewTicket wanted = new NewTicket(contact, patient, null, priority, true, Instant.now(), facts);
        return Objects.requireNonNull(transactions.execute(transaction -> emergency.open(wanted)));
    }

    TicketSummary delivered(Priority priority) {
        TicketSummary ticket = open(priority);
        awaitDelivery(ticket, "DELIVERED");
        return ticket;
    }

    void awaitDelivery(TicketSummary ticket, String state) {
        await().until(() -> column(ticket, "delivery").equals(state));
    }

    String column(TicketSummary ticket, String column) {
        return String.valueOf(jdbc.sql("select " + column + "::text from ticket where id = ?")
                .param(ticket.id())
                .query(String.class)
                .single());
    }

    long count(String what) {
        return jdbc.sql("select count(*) from " + what).query(Long.class).single();
    }

    SameEvents events() {
        return new SameEvents(() -> URI.create(url("/webhooks/same")), DevelopmentSettings.SAME_SECRET);
    }

    String url(String path) {
        return "http://localhost:" + port + path;
    }

    HttpResponse<String> call(String user, String method, String path, String body, String... headers) {
        var request = Http.request(method, url(path)).header("Authorization", Http.basic(user, "clave"));
        if (!body.isEmpty()) {
            request.method(method, BodyPublishers.ofString(body));
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return Http.send(request);
    }

    HttpResponse<String> get(String path) {
        return call("dispatcher", "GET", path, "");
    }

    HttpResponse<String> step(TicketSummary ticket, String step) {
        return call("dispatcher", "POST", "/api/v1/tickets/" + ticket.id() + "/" + step, "{}");
    }

    JsonNode read(HttpResponse<String> response) {
        try {
            return json.readTree(response.body());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
