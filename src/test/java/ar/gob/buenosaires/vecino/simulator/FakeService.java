package ar.gob.buenosaires.vecino.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The smallest service that answers WhatsApp messages, to test the simulators and the phone page without the real one. */
final class FakeService implements AutoCloseable {

    private final GraphSimulator graph;
    private final GraphClient client;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<String> bodies = new ConcurrentLinkedQueue<>();
    private final AtomicInteger toFail = new AtomicInteger();
    private final AtomicInteger replies = new AtomicInteger();

    FakeService(GraphSimulator graph) {
        this.graph = graph;
        this.client = new GraphClient(graph);
        try {
            server = LoopbackHttp.create(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/webhooks/whatsapp", this::handle);
        server.start();
    }

    URI webhook() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/webhooks/whatsapp");
    }

    /** The next deliveries are answered 503. */
    void failNext(int deliveries) {
        toFail.set(deliveries);
    }

    /** Bodies with a right signature, as received. */
    List<String> bodies() {
        return List.copyOf(bodies);
    }

    List<JsonNode> statuses() {
        return bodies().stream()
                .map(body -> value(MetaJson.read(body)).path("statuses").path(0))
                .filter(JsonNode::isObject)
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String signature = exchange.getRequestHeaders().getFirst("X-Hub-Signature-256");
            if (!Signature.of(graph.number().appSecret(), body).equals(signature)) {
                exchange.sendResponseHeaders(401, -1);
            } else if (toFail.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                exchange.sendResponseHeaders(503, -1);
            } else {
                String text = new String(body, StandardCharsets.UTF_8);
                bodies.add(text);
                exchange.sendResponseHeaders(200, -1);
                value(MetaJson.read(text)).path("messages").forEach(message -> threads.execute(() -> reply(message)));
            }
        }
    }

    private static JsonNode value(JsonNode delivery) {
        return delivery.path("entry").path(0).path("changes").path(0).path("value");
    }

    private void reply(JsonNode message) {
        ObjectNode reply = answer(message).put("messaging_product", "whatsapp");
        reply.put("biz_opaque_callback_data", Integer.toString(replies.incrementAndGet()));
        if (message.has("from")) {
            reply.put("to", "+" + message.path("from").asText());
        } else {
            reply.remove("to");
            reply.put("recipient", message.path("from_user_id").asText());
        }
        try {
            readMark(message.path("id").asText());
            client.send(reply);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readMark(String wamid) throws IOException, InterruptedException {
        ObjectNode mark = MetaJson.object().put("messaging_product", "whatsapp").put("status", "read");
        mark.put("message_id", wamid).putObject("typing_indicator").put("type", "text");
        client.send(mark);
    }

    private static ObjectNode answer(JsonNode message) {
        String text = message.path("text").path("body").asText() + message.path("interactive");
        if (text.contains("vtv")) {
            return GraphClient.parse(VTV);
        }
        if (text.contains("menu")) {
            return GraphClient.parse(MENU);
        }
        return GraphClient.text("0", text.contains("cost") ? "Cuesta *lo que diga la web*." : "No te entendí.");
    }

    private static final String VTV = """
            {"type":"interactive","interactive":{"type":"button",
             "body":{"text":"*VTV*\\nTe toca según el *último número de la patente*:\\n- 2: febrero\\n- 3: marzo\\n\\nSe hace con turno."},
             "footer":{"text":"Ciudad de Buenos Aires"},
             "action":{"buttons":[{"type":"reply","reply":{"id":"cost","title":"Cuánto sale"}},
                                  {"type":"reply","reply":{"id":"menu","title":"Ver el menú"}}]}}}""";

    private static final String MENU = """
            {"type":"interactive","interactive":{"type":"list",
             "body":{"text":"¿Sobre qué querés saber?"},
             "action":{"button":"Ver temas","sections":[
              {"title":"Auto y transporte","rows":[{"id":"menu:vtv","title":"VTV","description":"Cuándo y cómo"},
                                                   {"id":"menu:ecobici","title":"Ecobici"}]},
              {"title":"Salud","rows":[{"id":"menu:turnos","title":"Turnos","description":"Sacá un turno"}]}]}}}""";
}
