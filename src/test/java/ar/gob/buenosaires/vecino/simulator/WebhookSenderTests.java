package ar.gob.buenosaires.vecino.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookSenderTests {

    private final GraphSimulator graph = GraphSimulator.start();
    private final FakeService service = new FakeService(graph);
    private final WebhookSender meta = new WebhookSender(service.webhook(), graph.number());
    private final Residents residents = new Residents(graph, meta);

    @AfterEach
    void close() {
        residents.close();
        meta.close();
        service.close();
        graph.close();
    }

    @Test
    void signsAsTheReferencesVector() throws IOException {
        try (InputStream file = getClass().getResourceAsStream("/simulator/signature-vector.json")) {
            byte[] body = Objects.requireNonNull(file).readAllBytes();
            assertThat(body).hasSize(428);
            assertThat(Signature.of("unit-test-app-secret", body))
                    .isEqualTo("sha256=35b697d2055ab204769f99bc581cdaf2135971871d59da3ae9c848da7334e70c");
        }
    }

    @Test
    void escapesAsMetaDoes() {
        Said said = Said.text("Café 👍 a/b @x 100% <");
        String json = new String(MetaJson.write(said.fields()), StandardCharsets.US_ASCII);
        assertThat(json)
                .isEqualTo("{\"text\":{\"body\":\"Caf\\u00e9 \\ud83d\\udc4d a\\/b \\u0040x 100\\u0025 \\u003c\"}}");
        assertThat(MetaJson.read(json)).isEqualTo(said.fields());
    }

    @Test
    void isRefusedWithoutTheRightSignature() {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        assertThat(meta.post(body)).isEqualTo(200);
        assertThat(meta.post(body, null)).isEqualTo(401);
        assertThat(meta.post(body, Signature.of("other", body))).isEqualTo(401);
    }

    @Test
    void redeliversTheSameBytesUntilTaken() {
        service.failNext(3);
        Resident ana = residents.join().writes("hola");
        assertThat(meta.pending()).isEqualTo(1);
        await().until(() -> meta.pending() == 0);
        assertThat(meta.answered(503)).isEqualTo(3);
        assertThat(ana.written().getFirst().attempts()).isEqualTo(4);
        assertThat(ana.written().getFirst().taken()).isTrue();
        ana.sees("No te entendí");
    }

    @Test
    void waitsLongerFromRedeliveryToRedelivery() {
        Redelivery likeMeta = Redelivery.likeMeta();
        assertThat(likeMeta.after(1)).hasSeconds(1);
        assertThat(likeMeta.after(4)).hasSeconds(8);
        assertThat(likeMeta.after(100)).hasHours(1);
    }

    @Test
    void putsAThousandMessagesOfManyResidentsIntoOneDelivery() {
        residents.statuses().on(false);
        List<Written> batch = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            Resident resident = i < 10 ? residents.join() : residents.all().get(i % 10);
            batch.add(resident.composes(Said.text("n" + i)));
        }
        assertThat(meta.deliver(batch)).isEqualTo(200);
        JsonNode value = MetaJson.read(service.bodies().getFirst()).at("/entry/0/changes/0/value");
        assertThat(value.path("messages")).hasSize(1_000);
        assertThat(value.path("contacts")).hasSize(10);
    }

    @Test
    void leavesOutTheNumberOfAResidentWhoHidesIt() {
        Resident lu = residents.joinWithoutPhone().writes("hola");
        assertThat(service.bodies().getFirst())
                .doesNotContain(String.valueOf(lu.account().phone()))
                .doesNotContain("wa_id")
                .contains("\"user_id\":\"" + lu.account().userId() + "\"")
                .contains("\"username\"");
        assertThat(lu.sees("No te entendí").addressedAs())
                .isEqualTo(lu.account().userId());
    }

    @Test
    void reportsSentDeliveredAndReadWithTheServicesOwnId() {
        Resident ana = residents.join().writes("hola");
        Received bubble = ana.sees();
        await().until(() -> "read".equals(residents.statuses().told(bubble.wamid())));
        await().untilAsserted(() -> assertThat(service.statuses())
                .extracting(s -> s.path("status").asText())
                .containsExactlyInAnyOrder("sent", "delivered", "read"));
        assertThat(service.statuses()).allSatisfy(status -> {
            assertThat(status.path("biz_opaque_callback_data").asText()).isEqualTo(bubble.callbackData());
            assertThat(status.path("id").asText()).isEqualTo(bubble.wamid());
            assertThat(status.path("recipient_id").asText())
                    .isEqualTo(ana.account().phone());
            assertThat(status.path("recipient_user_id").asText())
                    .isEqualTo(ana.account().userId());
        });
    }

    @Test
    void reportsFailuresWithoutNamingTheContact() {
        Resident ana = residents.join();
        ana.account().unreachable();
        ana.writes("hola");
        await().until(() -> !service.statuses().isEmpty());
        JsonNode status = service.statuses().getFirst();
        assertThat(status.at("/errors/0/code").asInt()).isEqualTo(131026);
        assertThat(status.has("recipient_user_id")).isFalse();
        assertThat(service.bodies().getLast()).doesNotContain("contacts");
        assertThat(ana.received()).isEmpty();
    }

    @Test
    void letsAResidentTapButtonsAndRows() {
        Resident ana = residents.join();
        ana.writes("hola, cuándo me toca la vtv?").sees("último número");
        ana.taps("Ver el menú").sees("¿Sobre qué querés saber?");
        ana.taps("VTV").sees("*VTV*");
        assertThat(service.bodies()).anyMatch(body -> body.contains("\"list_reply\":{\"id\":\"menu:vtv\""));
        ana.seesNothingFor(Duration.ofMillis(200));
    }

    @Test
    void deliversTwiceAndLate() {
        Resident ana = residents.join().writes("hola").sendsLastAgain();
        ana.writesAt(Instant.parse("2026-01-02T03:04:05Z"), "tarde");
        List<String> messages = service.bodies().stream()
                .filter(b -> b.contains("\"messages\":["))
                .toList();
        assertThat(messages).hasSize(3);
        assertThat(messages.get(1)).isEqualTo(messages.getFirst());
        assertThat(messages.getLast()).contains("\"timestamp\":\"1767323045\"");
    }

    @Test
    void tellsANumberChangeBySystemMessage() {
        Resident ana = residents.join().writes("hola");
        String before = String.valueOf(ana.account().userId());
        ana.changesNumber("5491169999999");
        assertThat(service.bodies().getLast())
                .contains("\"previous_user_id\":\"" + before + "\"", "user_changed_number")
                .contains("\"wa_id\":\"5491169999999\"")
                .doesNotContain("contacts", "from_user_id");
    }
}
