package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.simulator.Browser;
import ar.gob.buenosaires.vecino.simulator.Fault;
import ar.gob.buenosaires.vecino.simulator.GraphSimulator;
import ar.gob.buenosaires.vecino.simulator.PhonePage;
import ar.gob.buenosaires.vecino.simulator.Received;
import ar.gob.buenosaires.vecino.simulator.Redelivery;
import ar.gob.buenosaires.vecino.simulator.Resident;
import ar.gob.buenosaires.vecino.simulator.Residents;
import ar.gob.buenosaires.vecino.simulator.Said;
import ar.gob.buenosaires.vecino.simulator.WebhookSender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** From a signed webhook through inbox, router, database and outbox to the phone: the whole service, nothing replaced. */
@RealDatabase
@DirtiesContext
@AutoConfigureObservability
@SpringBootTest(
        classes = {VecinoApplication.class, PhonePage.class, EndToEndTests.Meta.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "management.server.port=0")
class EndToEndTests {

    /** Names of series: all names but Prometheus' own functions and words, labels and {@code up}. */
    private static final Pattern SERIES = Pattern.compile("\\b(?!histogram_quantile)[a-z0-9]+_\\w+(?=\\{|\\[|\\))");

    private static final GraphSimulator GRAPH = GraphSimulator.start();

    @TestConfiguration(proxyBeanMethods = false)
    static class Meta {

        @Bean
        Residents residents(Environment environment) {
            WebhookSender sender = new WebhookSender(() -> webhook(environment), GRAPH.number(), Redelivery.quick());
            return new Residents(GRAPH, sender);
        }

        private static URI webhook(Environment environment) {
            return URI.create(
                    "http://localhost:" + environment.getRequiredProperty("local.server.port") + "/webhooks/whatsapp");
        }
    }

    @Autowired
    private Residents residents;

    @Autowired
    private Environment environment;

    @DynamicPropertySource
    static void graph(DynamicPropertyRegistry settings) {
        settings.add("vecino.whatsapp.graph-base-url", GRAPH::baseUrl);
    }

    @AfterEach
    void mend() {
        GRAPH.faults().clear();
        GRAPH.up();
    }

    @AfterAll
    static void close() {
        GRAPH.close();
    }

    @Test
    void answersAQuestionOnceHoweverOftenItIsDelivered() {
        Resident ana = residents.join().writes("hola, cuándo me toca la vtv?").sendsLastAgain();
        assertThat(ana.sees().text()).contains("último número de la patente");
        ana.sendsLastAgain().seesNothingFor(Duration.ofSeconds(1));
    }

    @Test
    void answersAResidentWhoHidesTheNumber() {
        Resident lu = residents.joinWithoutPhone().writes("ecobici");
        Received bubble = lu.sees("Ecobici");
        assertThat(bubble.addressedAs()).isEqualTo(lu.account().userId());
    }

    @Test
    void answersAVoiceNoteWithTheEmergencyLine() {
        residents.join().sendsVoiceNote().sees("107");
    }

    @Test
    void namesTheEmergencyLineBeforeAnythingElse() {
        residents.join().writes("mi viejo no puede respirar").sees("107");
    }

    @Test
    void saysNothingToReactions() {
        Resident ana = residents.join().writes("hola");
        Received bubble = ana.sees();
        ana.sends(Said.reaction(bubble.wamid(), "👍")).seesNothingFor(Duration.ofSeconds(1));
    }

    @Test
    void sendsAgainWhatMetaRefusedForTheMoment() {
        GRAPH.faults().next(2, request -> request.isMessage(), new Fault.Refuse(131016));
        residents.join().writes("vtv").sees("VTV");
    }

    @Test
    void sendsNothingTwiceWhenMetaAcceptsAndDoesNotSaySo() {
        GRAPH.faults().next(1, request -> request.isMessage(), new Fault.DropAfter());
        Resident ana = residents.join().writes("vtv");
        ana.sees("VTV");
        ana.seesNothingFor(Duration.ofSeconds(3));
    }

    @Test
    void fillsEverySeriesOfTheDashboard() throws IOException {
        residents.join().writes("vtv").sees("VTV");
        JsonNode dashboard = new ObjectMapper()
                .readTree(Path.of("docs/operations/grafana/dashboards/vecino.json")
                        .toFile());
        List<String> names = dashboard.findValuesAsText("expr").stream()
                .flatMap(expression -> SERIES.matcher(expression).results())
                .map(MatchResult::group)
                .distinct()
                .toList();

        assertThat(names).hasSizeGreaterThan(10);
        await().untilAsserted(() -> {
            String metrics = Http.send(Http.request(
                            "GET",
                            "http://localhost:" + environment.getRequiredProperty("local.management.port")
                                    + "/actuator/prometheus"))
                    .body();
            assertThat(names).allSatisfy(name -> assertThat(metrics).containsPattern("(?m)^" + name + "[{ ]"));
            assertThat(metrics).containsPattern("(?m)^vecino_reply_seconds_count [1-9]");
        });
    }

    @Test
    void answersOnThePhonePage() {
        try (Browser browser = Browser.open().size(1400, 940)) {
            browser.driver()
                    .get("http://localhost:" + environment.getRequiredProperty("local.server.port") + "/simulator");
            await().until(() -> !browser.driver()
                    .findElements(By.cssSelector("#residents button"))
                    .isEmpty());
            browser.driver().findElement(By.id("text")).sendKeys("hola, cuándo me toca la vtv?" + Keys.ENTER);
            await().untilAsserted(() -> assertThat(
                            browser.driver().findElements(By.cssSelector(".bubble.theirs .said")))
                    .anySatisfy(said -> assertThat(said.getText()).contains("último número de la patente")));
            await().until(() -> !browser.driver()
                    .findElements(By.cssSelector(".bubble.theirs .read"))
                    .isEmpty());
            browser.picture(Path.of("target/phone/phone.png"));
        }
    }
}
