package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.messaging.Content;
import ar.gob.buenosaires.vecino.messaging.Conversations;
import ar.gob.buenosaires.vecino.messaging.IncomingMessage;
import ar.gob.buenosaires.vecino.messaging.Outcome;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage;
import ar.gob.buenosaires.vecino.messaging.Turn;
import ar.gob.buenosaires.vecino.simulator.BusinessNumber;
import ar.gob.buenosaires.vecino.simulator.Fault;
import ar.gob.buenosaires.vecino.simulator.GraphSimulator;
import ar.gob.buenosaires.vecino.simulator.Received;
import ar.gob.buenosaires.vecino.simulator.Redelivery;
import ar.gob.buenosaires.vecino.simulator.Resident;
import ar.gob.buenosaires.vecino.simulator.Residents;
import ar.gob.buenosaires.vecino.simulator.Said;
import ar.gob.buenosaires.vecino.simulator.WebhookSender;
import ar.gob.buenosaires.vecino.simulator.Written;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** A resident's day end to end, then a search of all that the service has said about it. */
@Isolated
@SecuredService
@ExtendWith(OutputCaptureExtension.class)
@Import(NothingPersonalTests.Echo.class)
@TestPropertySource(
        properties = {
            "vecino.inbox.retry-after=50ms,100ms",
            "vecino.outbox.unconfirmed-after=500ms",
            "logging.level.ar.gob.buenosaires.vecino=debug",
            "logging.level.ar.gob.buenosaires.vecino.simulator=off"
        })
class NothingPersonalTests {

    private static final String NAME = "Zulema Ximénez Quirós";
    private static final String TEXT = "me duele el zapallo y vivo en Aguirre 4321";
    private static final String BROKEN = "esto se rompe con zanahorias";
    private static final GraphSimulator GRAPH = GraphSimulator.start(0, BusinessNumber.ofTests());

    @LocalServerPort
    int port;

    @LocalManagementPort
    int managementPort;

    @Autowired
    JdbcClient jdbc;

    private WebhookSender meta = new WebhookSender(URI.create("http://localhost:1"), BusinessNumber.ofTests());
    private Residents residents = new Residents(GRAPH, meta);

    @DynamicPropertySource
    static void graph(DynamicPropertyRegistry settings) {
        settings.add("vecino.whatsapp.graph-base-url", () -> GRAPH.baseUrl().toString());
    }

    @BeforeEach
    void connect() {
        URI webhook = URI.create("http://localhost:" + port + "/webhooks/whatsapp");
        meta = new WebhookSender(() -> webhook, BusinessNumber.ofTests(), Redelivery.quick());
        residents = new Residents(GRAPH, meta);
    }

    @AfterEach
    void disconnect() {
        residents.close();
        meta.close();
    }

    @AfterAll
    static void stop() {
        GRAPH.close();
    }

    @Test
    void isInLogsMetricsOrErrors(CapturedOutput output) {
        Resident zulema = residents.join(NAME);
        Written first = zulema.composes(Said.text(TEXT));
        GRAPH.faults().next(1, new Fault.Refuse(131000));
        GRAPH.faults().next(1, new Fault.BadGateway());
        zulema.delivers(first).sees("eco");
        zulema.sendsLastAgain();
        zulema.sendsVoiceNote().sharesLocation(-34.6037, -58.3816);
        zulema.writes(BROKEN).sees("no pudimos");
        awaitQuiet();

        String said = output.getAll() + metrics() + String.join("\n", errors(zulema));

        assertThat(output.getAll()).contains("failed for the 3. time");
        List<String> secrets = new ArrayList<>(List.of(
                NAME, "Zulema", "Ximénez", TEXT, "zapallo", "Aguirre 4321", BROKEN, "zanahorias", first.wamid()));
        secrets.addAll(phoneForms(Objects.requireNonNull(zulema.account().phone())));
        secrets.add(Objects.requireNonNull(zulema.account().userId()));
        zulema.received().stream().map(Received::wamid).forEach(secrets::add);
        assertThat(secrets.stream().flatMap(NothingPersonalTests::disguises).filter(said::contains))
                .as("what was found in logs, metrics or errors")
                .isEmpty();
    }

    @Test
    void hidesFromTheSearch() {
        String encoded = Base64.getEncoder().encodeToString(("x" + NAME + "yz").getBytes(StandardCharsets.UTF_8));
        assertThat(disguises(NAME)).anyMatch(encoded::contains);
        assertThat(disguises(NAME)).anyMatch("q=Zulema+Xim%C3%A9nez+Quir%C3%B3s"::contains);
        assertThat(phoneForms("5491160000001")).contains("1160000001", "541160000001", "91160000001");
    }

    private void awaitQuiet() {
        Awaitility.await()
                .until(() -> open("inbound_message where state = 'WAITING'")
                        && open("outbound_message where state in ('WAITING', 'SENDING', 'UNCONFIRMED')")
                        && open("delivery_status where not applied"));
    }

    private boolean open(String what) {
        return jdbc.sql("select count(*) from " + what).query(Long.class).single() == 0;
    }

    private String metrics() {
        return Http.send(Http.request("GET", "http://localhost:" + managementPort + "/actuator/prometheus"))
                .body();
    }

    private List<String> errors(Resident resident) {
        String phone = Objects.requireNonNull(resident.account().phone());
        String base = "http://localhost:" + port;
        byte[] notJson = ("{\"from\":\"" + phone + "\",\"text\":\"" + TEXT).getBytes(StandardCharsets.UTF_8);
        assertThat(meta.post(notJson)).isEqualTo(400);
        assertThat(meta.post(notJson, "sha256=" + "0".repeat(64))).isEqualTo(401);
        return Stream.of(
                        Http.request("POST", base + "/webhooks/whatsapp").POST(BodyPublishers.ofByteArray(notJson)),
                        Http.request("GET", base + "/webhooks/whatsapp?hub.challenge=" + phone),
                        Http.request("GET", base + "/api/v1/services/" + phone),
                        Http.request("GET", base + "/" + phone),
                        Http.request("GET", base + "/api/v1/tickets/" + phone)
                                .header("Authorization", Http.basic("dispatcher", "clave")),
                        Http.request("GET", base + "/api/v1/tickets").header("Authorization", Http.basic(phone, TEXT)))
                .map(request -> {
                    var response = Http.send(request);
                    assertThat(response.statusCode()).isGreaterThanOrEqualTo(400);
                    return response.headers().map() + response.body();
                })
                .toList();
    }

    /** With and without country, mobile prefix and plus sign. */
    private static List<String> phoneForms(String phone) {
        String local = phone.substring(3);
        return List.of(phone, local, "54" + local, "9" + local);
    }

    /** The text as it is, in URLs, in JSON and somewhere inside base64, whose letters depend on what is in front. */
    private static Stream<String> disguises(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        Stream<String> inBase64 = Stream.of(0, 1, 2)
                .filter(o -> bytes.length - o > 6)
                .map(o -> {
                    int whole = (bytes.length - o) / 3 * 3;
                    return Base64.getEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, o, o + whole));
                });
        String url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return Stream.concat(
                Stream.of(secret, secret.toUpperCase(Locale.ROOT), url, url.replace("+", "%20")),
                inBase64.flatMap(b -> Stream.of(b, b.replace('+', '-').replace('/', '_'))));
    }

    /** Says back what it was told, and fails at one text. */
    @TestConfiguration
    static class Echo {

        @Bean
        @Primary
        Conversations echo() {
            return new Conversations() {
                @Override
                public Turn reply(IncomingMessage message) {
                    String text = message.content().text().orElse("algo");
                    if (text.equals(BROKEN)) {
                        throw new IllegalStateException("about " + text); // as a library might
                    }
                    return new Turn(
                            Outcome.ANSWERED,
                            "echo",
                            "none",
                            List.of(new OutgoingMessage.Text("eco " + text)),
                            Map.of());
                }

                @Override
                public Optional<OutgoingMessage> firstAid(Content content) {
                    return Optional.empty();
                }

                @Override
                public OutgoingMessage apology() {
                    return new OutgoingMessage.Text("Perdoná, no pudimos leer tu mensaje.");
                }
            };
        }
    }
}
