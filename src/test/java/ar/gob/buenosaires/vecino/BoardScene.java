package ar.gob.buenosaires.vecino;

import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.emergency.CaseFacts;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Caller;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Location;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Patient;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Relationship;
import ar.gob.buenosaires.vecino.emergency.EmergencyTickets;
import ar.gob.buenosaires.vecino.emergency.NewTicket;
import ar.gob.buenosaires.vecino.emergency.Priority;
import ar.gob.buenosaires.vecino.emergency.TicketSummary;
import ar.gob.buenosaires.vecino.simulator.GraphSimulator;
import ar.gob.buenosaires.vecino.simulator.Redelivery;
import ar.gob.buenosaires.vecino.simulator.Residents;
import ar.gob.buenosaires.vecino.simulator.SameSimulator;
import ar.gob.buenosaires.vecino.simulator.WebhookSender;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole service with residents, WhatsApp and SAME simulated, and dispatchers in real browsers. */
@RealDatabase
@ResourceLock("board scene")
@SpringBootTest(
        classes = {VecinoApplication.class, BoardScene.Meta.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "vecino.emergency.heartbeat=1s",
            "vecino.emergency.presence-every=300ms",
            "vecino.emergency.mark-overdue-every=200ms",
            "vecino.emergency.ask-fates-every=200ms",
            "vecino.emergency.remind-after=1h",
            "vecino.security.users[0].name=ana",
            "vecino.security.users[0].password={noop}clave",
            "vecino.security.users[0].roles=DISPATCHER",
            "vecino.security.users[1].name=beto",
            "vecino.security.users[1].password={noop}clave",
            "vecino.security.users[1].roles=DISPATCHER",
            "vecino.security.users[2].name=editor",
            "vecino.security.users[2].password={noop}clave",
            "vecino.security.users[2].roles=EDITOR",
            "vecino.security.users[2].area=movilidad"
        })
abstract class BoardScene {

    static final GraphSimulator GRAPH = GraphSimulator.start();
    static final SameSimulator SAME = SameSimulator.start(DevelopmentSettings.SAME_TOKEN);

    @TestConfiguration(proxyBeanMethods = false)
    static class Meta {

        @Bean
        Residents residents(Environment environment) {
            return new Residents(
                    GRAPH,
                    new WebhookSender(
                            () -> URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port")
                                    + "/webhooks/whatsapp"),
                            GRAPH.number(),
                            Redelivery.quick()));
        }
    }

    private static final AtomicInteger PHONES = new AtomicInteger(100);

    @Autowired
    Residents residents;

    @Autowired
    EmergencyTickets emergency;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @LocalServerPort
    int port;

    private final List<ConsoleBrowser> open = new ArrayList<>();

    @DynamicPropertySource
    static void simulators(DynamicPropertyRegistry settings) {
        settings.add("vecino.whatsapp.graph-base-url", GRAPH::baseUrl);
        settings.add("vecino.same.base-url", SAME::baseUrl);
    }

    @BeforeEach
    void emptyScene() {
        await().ignoreExceptions().until(() -> {
            jdbc.sql("truncate contact cascade").update();
            jdbc.sql("delete from dispatcher_break").update();
            return true;
        });
    }

    @AfterEach
    void goHome() {
        open.forEach(ConsoleBrowser::close);
        SAME.mend();
        GRAPH.faults().clear();
    }

    /** A dispatcher whose board is connected. */
    ConsoleBrowser dispatcher(String name) {
        ConsoleBrowser person = new ConsoleBrowser("http://localhost:" + port);
        open.add(person);
        person.signIn(name, "clave");
        connected(person);
        return person;
    }

    /** Until the board follows changes. */
    static void connected(ConsoleBrowser person) {
        await().until(() -> Boolean.TRUE.equals(person.run("return source.readyState === 1")));
    }

    static final Location NOWHERE = new Location(null, null, null, null, null);
    static final Location VILLA_CRESPO = new Location("Aguirre 432", "Villa Crespo", 15, -34.5981, -58.4417);

    static CaseFacts facts(String flag, String summary, Location place) {
        return new CaseFacts(
                new Caller("+549116000" + PHONES.incrementAndGet() + "0", "Zulema Quirós", null, false),
                new Patient(Relationship.RELATIVE, 71, null, null),
                List.of("fever", "cough"),
                flag.isEmpty() ? List.of() : List.of(flag),
                List.of("heart", "diabetes"),
                place,
                new CaseFacts.Protocol("caba-respiratorio-general", "1"),
                summary);
    }

    TicketSummary open(Priority priority, CaseFacts facts) {
        ContactId contact = new ContactId(jdbc.sql("insert into contact (created_at) values (now()) returning id")
                .query(Long.class)
                .single());
        NewTicket wanted = new NewTicket(contact, "self", null, priority, true, Instant.now(), facts);
        return Objects.requireNonNull(transactions.execute(transaction -> emergency.open(wanted)));
    }

    TicketSummary red() {
        return open(Priority.RED, facts("breathing", "Falta de aire, le cuesta hablar", VILLA_CRESPO));
    }

    String status(TicketSummary ticket) {
        return jdbc.sql("select status from ticket where id = ?")
                .param(ticket.id())
                .query(String.class)
                .single();
    }

    /** As if the ticket had been opened earlier. */
    void age(TicketSummary ticket, Duration by) {
        jdbc.sql("update ticket set created_at = created_at - make_interval(secs => ?) where id = ?")
                .params(by.toSeconds(), ticket.id())
                .update();
    }

    static String row(TicketSummary ticket) {
        return "[id='open-" + ticket.id() + "']";
    }

    static void eventually(Runnable check) {
        await().ignoreExceptions().untilAsserted(check::run);
    }

    void opens(ConsoleBrowser person, TicketSummary ticket) {
        person.click(row(ticket));
        person.await(".sheet[data-id='" + ticket.id() + "']");
    }

    /** The only ticket that there is. */
    TicketSummary theTicket() {
        await().until(() -> !contacts().isEmpty());
        return Objects.requireNonNull(transactions.execute(
                        transaction -> emergency.openOf(new ContactId(contacts().getFirst()))))
                .getFirst();
    }

    List<Long> contacts() {
        return jdbc.sql("select contact_id from ticket").query(Long.class).list();
    }
}
