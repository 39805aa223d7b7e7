package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.simulator.GraphSimulator;
import ar.gob.buenosaires.vecino.simulator.Received;
import ar.gob.buenosaires.vecino.simulator.Redelivery;
import ar.gob.buenosaires.vecino.simulator.Resident;
import ar.gob.buenosaires.vecino.simulator.Residents;
import ar.gob.buenosaires.vecino.simulator.SameEvents;
import ar.gob.buenosaires.vecino.simulator.SameIncident;
import ar.gob.buenosaires.vecino.simulator.SameSimulator;
import ar.gob.buenosaires.vecino.simulator.WebhookSender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Dialogs about patients, from a signed webhook to the phone and to SAME: the whole service, nothing replaced. All who
 * inherit share one service, with the waiting times of production: {@link #passes} lets time go by for one resident.
 */
@RealDatabase
@ResourceLock("patient scene")
@SpringBootTest(
        classes = {VecinoApplication.class, PatientScene.Meta.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "vecino.emergency.remind-after=2s",
            "vecino.conversation.triage.sweep-every=100ms",
            "vecino.security.users[0].name=dispatcher",
            "vecino.security.users[0].password={noop}clave",
            "vecino.security.users[0].roles=DISPATCHER",
            "vecino.security.users[1].name=clinician",
            "vecino.security.users[1].password={noop}clave",
            "vecino.security.users[1].roles=CLINICIAN",
            "vecino.security.users[2].name=second-clinician",
            "vecino.security.users[2].password={noop}clave",
            "vecino.security.users[2].roles=CLINICIAN"
        })
abstract class PatientScene {

    // as long as the service that all share: until the tests end
    static final GraphSimulator GRAPH = GraphSimulator.start();
    static final SameSimulator SAME = SameSimulator.start(DevelopmentSettings.SAME_TOKEN);

    @TestConfiguration(proxyBeanMethods = false)
    static class Meta {

        @Bean
        Residents residents(Environment environment) {
            WebhookSender sender =
                    new WebhookSender(() -> url(environment, "/webhooks/whatsapp"), GRAPH.number(), Redelivery.quick());
            return new Residents(GRAPH, sender);
        }

        static URI url(Environment environment, String path) {
            return URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port") + path);
        }
    }

    @Autowired
    Residents residents;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    private Environment environment;

    @Autowired
    private ObjectMapper json;

    @DynamicPropertySource
    static void simulators(DynamicPropertyRegistry settings) {
        settings.add("vecino.whatsapp.graph-base-url", GRAPH::baseUrl);
        settings.add("vecino.same.base-url", SAME::baseUrl);
    }

    @AfterEach
    void mend() {
        SAME.mend();
    }

    SameEvents events() {
        return new SameEvents(() -> Meta.url(environment, "/webhooks/same"), DevelopmentSettings.SAME_SECRET);
    }

    /** Somebody whose message is a sign of danger. */
    Resident alarmed(String text) {
        Resident resident = residents.join().writes(text);
        resident.sees("Llamá ya al 107");
        return settled(resident);
    }

    /** Somebody with whom a triage begins. */
    Resident asked(String text) {
        Resident resident = residents.join().writes(text);
        resident.sees("¿Está pasando ahora");
        return settled(resident);
    }

    /** Somebody whose triage has come to its end with no further complaint. */
    Resident concluded(String text) {
        Resident resident = asked(text);
        answersTheRest(resident);
        return resident;
    }

    /** Sends words and waits for all that is said to them. */
    Resident says(Resident resident, String text) {
        long before = ended(resident);
        resident.writes(text);
        await().until(() -> ended(resident) > before);
        return settled(resident);
    }

    /** What was said last; SAME may confirm at any time. */
    String lastOf(Resident resident) {
        return resident.received().reversed().stream()
                .map(Received::text)
                .filter(text -> !text.startsWith("El SAME recibió"))
                .findFirst()
                .orElse("");
    }

    String priority(Resident resident) {
        return ticket(resident).path("priority").asText();
    }

    /** Everything that the resident wrote has been answered, and the answers have come. */
    Resident settled(Resident resident) {
        await().until(() -> !resident.received().isEmpty());
        long contact = contact(resident);
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> jdbc.sql("""
                        select (select count(*) from inbound_message where contact_id = :c and state = 'WAITING')
                             + (select count(*) from outbound_message
                                where contact_id = :c and state not in ('ACCEPTED', 'FAILED', 'DROPPED'))
                        """).param("c", contact).query(Long.class).single() == 0);
        return resident;
    }

    /** Takes the most harmless answer, until nothing is asked any more. */
    void answersTheRest(Resident resident) {
        List<String> harmless = List.of(
                "No, ninguna",
                "Ninguno de estos",
                "Ninguna",
                "Sí, las dos",
                "Sí, como siempre",
                "Hoy o ayer",
                "Yo, de 16 a 64 años",
                "38 a 38,9",
                "No");
        for (int i = 0; i < 15; i++) {
            settled(resident);
            int seen = resident.received().size();
            Received last = resident.received().getLast();
            Optional<String> title = last.text().contains("una persona adulta")
                    ? Optional.of("Sí")
                    : harmless.stream()
                            .filter(one -> last.option(one).isPresent())
                            .findFirst();
            if (title.isEmpty() || last.text().contains("¿A qué número")) {
                return;
            }
            resident.taps(title.get());
            await().until(() -> resident.received().size() > seen);
        }
    }

    /** So much time goes by for this resident. */
    void passes(Resident resident, Duration time) {
        String back = " - make_interval(secs => :seconds)";
        for (String column : List.of(
                "triage_talk.started_at",
                "triage_talk.heard_at",
                "triage_talk.remind_at",
                "triage_talk.due_at",
                "triage_talk.updated_at",
                "ticket.closed_at",
                "inbound_message.sent_at")) {
            String[] names = column.split("\\.", -1);
            jdbc.sql("update " + names[0] + " set " + names[1] + " = " + names[1] + back
                            + " where contact_id = :contact")
                    .param("seconds", (double) time.toSeconds())
                    .param("contact", contact(resident))
                    .update();
        }
    }

    long contact(Resident resident) {
        return jdbc.sql("select contact_id from outbound_message where id = ?")
                .param(Long.valueOf(
                        resident.received().getFirst().callbackData().replaceAll("\\D", "")))
                .query(Long.class)
                .single();
    }

    /** Ids of the resident's tickets, oldest first. */
    List<String> tickets(Resident resident) {
        return jdbc.sql("select id::text from ticket where contact_id = ? order by created_at")
                .param(contact(resident))
                .query(String.class)
                .list();
    }

    /** What the resident's only ticket is to a dispatcher. */
    JsonNode ticket(Resident resident) {
        List<String> all = tickets(resident);
        assertThat(all).hasSize(1);
        return get("/api/v1/tickets/" + all.getFirst());
    }

    String state(Resident resident) {
        return jdbc.sql("select state from triage_talk where contact_id = ? order by id desc limit 1")
                .param(contact(resident))
                .query(String.class)
                .single();
    }

    long ended(Resident resident) {
        return jdbc.sql("select count(*) from inbound_message where contact_id = ? and state = 'ENDED'")
                .param(contact(resident))
                .query(Long.class)
                .single();
    }

    SameIncident incidentOf(Resident resident) {
        return await().until(() -> SAME.incident(tickets(resident).getFirst()), Optional::isPresent)
                .orElseThrow();
    }

    JsonNode get(String path) {
        return get("dispatcher", path);
    }

    JsonNode get(String user, String path) {
        try {
            return json.readTree(Http.send(
                            Http.request("GET", Meta.url(environment, path).toString())
                                    .header("Authorization", Http.basic(user, "clave")))
                    .body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A dispatcher's correction, of whatever version the ticket has now. */
    int patch(String id, String correction) {
        String path = "/api/v1/tickets/" + id;
        long version = get(path).path("version").asLong();
        return Http.send(request("dispatcher", "PATCH", path, correction).header("If-Match", "\"" + version + "\""))
                .statusCode();
    }

    int call(String path, String body) {
        return call("dispatcher", path, body);
    }

    /** POST. */
    int call(String user, String path, String body) {
        return Http.send(request(user, "POST", path, body)).statusCode();
    }

    private HttpRequest.Builder request(String user, String method, String path, String body) {
        return Http.request(method, Meta.url(environment, path).toString())
                .method(method, BodyPublishers.ofString(body))
                .header("Authorization", Http.basic(user, "clave"));
    }
}
