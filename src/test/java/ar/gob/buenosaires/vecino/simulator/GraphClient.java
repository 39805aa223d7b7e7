package ar.gob.buenosaires.vecino.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Sends to a simulator in its own tests, where the service is not there to do it. */
final class GraphClient {

    private final GraphSimulator graph;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    GraphClient(GraphSimulator graph) {
        this.graph = graph;
    }

    /** A text body to this phone, for a test to change. */
    static ObjectNode text(String to, String body) {
        ObjectNode message = MetaJson.object().put("messaging_product", "whatsapp");
        message.put("recipient_type", "individual").put("to", to).put("type", "text");
        message.putObject("text").put("body", body);
        return message;
    }

    static ObjectNode parse(String json) {
        return (ObjectNode) MetaJson.read(json);
    }

    HttpResponse<String> send(JsonNode message) throws IOException, InterruptedException {
        return http.send(request(message, r -> {}), BodyHandlers.ofString());
    }

    HttpResponse<String> send(JsonNode message, Consumer<HttpRequest.Builder> change)
            throws IOException, InterruptedException {
        return http.send(request(message, change), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> sendAsync(JsonNode message) {
        return http.sendAsync(request(message, r -> {}), BodyHandlers.ofString());
    }

    /** The error code of the answer; 0 for an answer without one. */
    int code(JsonNode message) throws IOException, InterruptedException {
        return MetaJson.read(send(message).body()).path("error").path("code").asInt();
    }

    private HttpRequest request(JsonNode message, Consumer<HttpRequest.Builder> change) {
        String path = "/v26.0/" + graph.number().phoneNumberId() + "/messages";
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(graph.baseUrl() + path))
                .timeout(Duration.ofSeconds(10))
                .setHeader("Authorization", "Bearer " + graph.number().accessToken())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(message.toString(), StandardCharsets.UTF_8));
        change.accept(request);
        return request.build();
    }
}
