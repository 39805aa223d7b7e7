package ar.gob.buenosaires.vecino.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GraphSimulatorTests {

    private static final String PHONE = "5491160000001";
    private static final String USER_ID = "AR.90817263544500000001";

    private volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final GraphSimulator graph = GraphSimulator.start(0, BusinessNumber.invented(), () -> now);
    private final GraphClient client = new GraphClient(graph);
    private Account ana = graph.accounts().at("unset");

    @BeforeEach
    void anaWrote() {
        ana = graph.accounts().open("Ana", PHONE, USER_ID);
        ana.wrote(now);
    }

    @AfterEach
    void close() {
        graph.close();
    }

    @Test
    void keepsWhatAResidentReceivedInOrder() throws Exception {
        ObjectNode first = GraphClient.text("+54 9 11 6000-0001", "uno").put("biz_opaque_callback_data", "41");
        JsonNode answer = MetaJson.read(client.send(first).body());
        client.send(GraphClient.text(PHONE, "dos"));

        assertThat(ana.received()).extracting(Received::text).containsExactly("uno", "dos");
        assertThat(ana.received().getFirst().callbackData()).isEqualTo("41");
        assertThat(answer.path("contacts").path(0).path("input").asText()).isEqualTo("+54 9 11 6000-0001");
        assertThat(answer.path("contacts").path(0).path("wa_id").asText()).isEqualTo(PHONE);
        assertThat(answer.path("contacts").path(0).has("user_id")).isFalse();
        assertThat(answer.path("messages").path(0).path("id").asText())
                .isEqualTo(ana.received().getFirst().wamid());
    }

    @Test
    void reachesAResidentByUserId() throws Exception {
        ObjectNode message = GraphClient.text(PHONE, "hola");
        message.remove("to");
        message.put("recipient", USER_ID);
        JsonNode contact =
                MetaJson.read(client.send(message).body()).path("contacts").path(0);

        assertThat(ana.received()).hasSize(1);
        assertThat(contact.path("user_id").asText()).isEqualTo(USER_ID);
        assertThat(contact.has("wa_id")).isFalse();
    }

    @Test
    void letsToWinOverRecipient() throws Exception {
        ObjectNode message = GraphClient.text(PHONE, "hola").put("recipient", "AR.1");
        JsonNode contact =
                MetaJson.read(client.send(message).body()).path("contacts").path(0);
        assertThat(ana.received()).hasSize(1);
        assertThat(contact.has("user_id")).isFalse();
    }

    @Test
    void acceptsAUserIdInToAndDeliversNothing() throws Exception {
        List<Verdict.Accepted> taken = new ArrayList<>();
        graph.onAccepted(taken::add);
        assertThat(client.send(GraphClient.text(USER_ID, "hola")).statusCode()).isEqualTo(200);

        assertThat(ana.received()).isEmpty();
        assertThat(taken)
                .singleElement()
                .satisfies(t -> assertThat(t.failure()).isEqualTo(new GraphError(131026, "Message undeliverable")));
    }

    @Test
    void refusesWhoHasNoToken() throws Exception {
        HttpResponse<String> wrong =
                client.send(GraphClient.text(PHONE, "a"), r -> r.setHeader("Authorization", "Bearer x"));
        HttpResponse<String> none = client.send(GraphClient.text(PHONE, "a"), r -> r.setHeader("Authorization", "x"));

        assertThat(List.of(wrong.statusCode(), none.statusCode())).containsOnly(401);
        assertThat(graph.refused()).extracting(GraphError::code).containsExactly(190, 0);
        graph.replaceToken("new");
        assertThat(client.code(GraphClient.text(PHONE, "a"))).isEqualTo(190);
        assertThat(ana.received()).isEmpty();
    }

    @Test
    void closesTheWindowAfterADay() throws Exception {
        now = now.plus(Duration.ofHours(24));
        assertThat(client.code(GraphClient.text(PHONE, "tarde"))).isEqualTo(131047);
        assertThat(client.code(GraphClient.text("5491160000099", "nunca escribió")))
                .isEqualTo(131047);
        graph.rules().template("novedades", "es_AR", 0);
        assertThat(client.code(template())).isZero();
        graph.rules().closedWindowByStatus(true);
        assertThat(client.code(GraphClient.text(PHONE, "tarde"))).isZero();
        assertThat(ana.received()).extracting(Received::type).containsExactly("template");
    }

    @Test
    void letsABurstOf45ToOneResidentPassThenOneIn6Seconds() throws Exception {
        for (int i = 0; i < 45; i++) {
            assertThat(client.code(GraphClient.text(PHONE, "n" + i))).isZero();
        }
        assertThat(client.code(GraphClient.text(PHONE, "n46"))).isEqualTo(131056);
        now = now.plusSeconds(6);
        assertThat(client.code(GraphClient.text(PHONE, "n47"))).isZero();
        assertThat(client.code(GraphClient.text(PHONE, "n48"))).isEqualTo(131056);
        graph.rules().pairPace(false);
        assertThat(client.code(GraphClient.text(PHONE, "n49"))).isZero();
    }

    @Test
    void limitsTheNumberWhenAsked() throws Exception {
        graph.rules().pairPace(false).perSecond(2);
        assertThat(client.code(GraphClient.text(PHONE, "1"))).isZero();
        assertThat(client.code(GraphClient.text(PHONE, "2"))).isZero();
        assertThat(client.code(GraphClient.text(PHONE, "3"))).isEqualTo(130429);
        now = now.plusSeconds(1);
        assertThat(client.code(GraphClient.text(PHONE, "4"))).isZero();
    }

    @Test
    void keepsTheAllowedListOfATestNumberWithoutTheNine() throws Exception {
        graph.rules().allowedList(true);
        assertThat(client.code(GraphClient.text("+" + PHONE, "a"))).isEqualTo(131030);
        assertThat(client.code(GraphClient.text("541160000001", "b"))).isZero();
        assertThat(ana.received()).extracting(Received::text).containsExactly("b");
    }

    @Test
    void refusesRecipientsThatAreNone() throws Exception {
        ObjectNode nobody = GraphClient.text(PHONE, "a");
        nobody.remove("to");
        assertThat(client.code(nobody)).isEqualTo(131008);
        assertThat(client.code(GraphClient.text("abc", "a"))).isEqualTo(131009);
        assertThat(client.code(GraphClient.text(graph.number().displayNumber(), "a")))
                .isEqualTo(131021);
    }

    @Test
    void countsTemplateParameters() throws Exception {
        graph.rules().template("novedades", "es_AR", 1);
        assertThat(client.code(template())).isEqualTo(132000);
    }

    @Test
    void takesReadMarksAndTyping() throws Exception {
        graph.accounts().heard(ana, "wamid.IN1", now);
        ObjectNode mark = GraphClient.parse(
                "{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"wamid.IN1\","
                        + "\"typing_indicator\":{\"type\":\"text\"}}");
        assertThat(client.send(mark).body()).isEqualTo("{\"success\":true}");
        assertThat(ana.readUpTo()).isEqualTo("wamid.IN1");
        assertThat(ana.typingUntil()).isAfter(Instant.now());
        assertThat(client.code(mark.put("message_id", "x"))).isEqualTo(131009);
    }

    @Test
    void failsAsToldAndOnlySoOften() throws Exception {
        graph.faults().next(1, new Fault.Refuse(131016));
        graph.faults().next(1, new Fault.TooMany(Duration.ofSeconds(7)));
        graph.faults().next(1, new Fault.ServerError());
        graph.faults().next(1, new Fault.BadGateway());
        assertThat(client.send(GraphClient.text(PHONE, "a")).statusCode()).isEqualTo(500);
        HttpResponse<String> many = client.send(GraphClient.text(PHONE, "a"));
        assertThat(many.statusCode()).isEqualTo(429);
        assertThat(many.headers().firstValue("Retry-After")).contains("7");
        assertThat(client.send(GraphClient.text(PHONE, "a")).statusCode()).isEqualTo(500);
        assertThat(client.send(GraphClient.text(PHONE, "a")).body()).startsWith("<!DOCTYPE html>");
        assertThat(ana.received()).isEmpty();
        assertThat(client.code(GraphClient.text(PHONE, "a"))).isZero();
    }

    @Test
    void failsOnlyTheRequestsItIsToldOf() throws Exception {
        graph.faults().whenever(r -> r.callbackData().equals("7"), new Fault.Refuse(131000));
        assertThat(client.code(GraphClient.text(PHONE, "a"))).isZero();
        assertThat(client.code(GraphClient.text(PHONE, "a").put("biz_opaque_callback_data", "7")))
                .isEqualTo(131000);
        graph.faults().clear();
        assertThat(client.code(GraphClient.text(PHONE, "a").put("biz_opaque_callback_data", "7")))
                .isZero();
    }

    @Test
    void canAcceptAndNeverSaySo() {
        graph.faults().next(1, new Fault.DropAfter());
        assertThatThrownBy(() -> client.send(GraphClient.text(PHONE, "uno"))).isInstanceOf(IOException.class);
        graph.faults().next(1, new Fault.Silence());
        assertThatThrownBy(() -> client.send(GraphClient.text(PHONE, "dos"), r -> r.timeout(Duration.ofMillis(300))))
                .isInstanceOf(HttpTimeoutException.class);
        graph.faults().next(1, new Fault.DropBefore());
        assertThatThrownBy(() -> client.send(GraphClient.text(PHONE, "tres"))).isInstanceOf(IOException.class);
        assertThat(ana.received()).extracting(Received::text).containsExactly("uno", "dos");
    }

    @Test
    void canBeDownAndComeBack() throws Exception {
        graph.down();
        assertThatThrownBy(() -> client.send(GraphClient.text(PHONE, "a"))).isInstanceOf(ConnectException.class);
        graph.up();
        assertThat(client.code(GraphClient.text(PHONE, "a"))).isZero();
    }

    @Test
    void answersManyAtOnceWhileEachTakes100Milliseconds() throws Exception {
        graph.rules().pairPace(false);
        graph.delay(Duration.ofMillis(100));
        sendsPerSecond(4_000);
        double warm = sendsPerSecond(8_000);
        System.out.printf("Graph simulator: %.0f sends/s%n", warm);
        assertThat(ana.received()).hasSize(12_000);
        // far below what it reaches (docs/measurements.md), for machines that do other things at the same time
        assertThat(warm).isGreaterThan(500);
        await().until(() -> graph.underway() == 0);
    }

    private double sendsPerSecond(int total) throws InterruptedException {
        Semaphore atOnce = new Semaphore(600);
        List<CompletableFuture<?>> sends = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < total; i++) {
            atOnce.acquire();
            sends.add(client.sendAsync(GraphClient.text(PHONE, "n" + i)).whenComplete((r, e) -> atOnce.release()));
        }
        CompletableFuture.allOf(sends.toArray(CompletableFuture<?>[]::new)).join();
        return total / ((System.nanoTime() - start) / 1e9);
    }

    private static ObjectNode template() {
        return GraphClient.parse("{\"messaging_product\":\"whatsapp\",\"to\":\"" + PHONE
                + "\",\"type\":\"template\",\"template\":{\"name\":\"novedades\",\"language\":{\"code\":\"es_AR\"}}}");
    }
}
