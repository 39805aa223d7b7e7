package ar.gob.buenosaires.vecino.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One request at the simulator's door, and the ways to answer it. */
record GraphExchange(HttpExchange http) {

    static GraphRequest request(HttpExchange http, JsonNode body) {
        String authorization = http.getRequestHeaders().getFirst("Authorization");
        boolean bearer = authorization != null && authorization.startsWith("Bearer ");
        String token = bearer ? authorization.substring(7) : null;
        return new GraphRequest(http.getRequestMethod(), http.getRequestURI().getPath(), token, body);
    }

    void json(int status, JsonNode body) throws IOException {
        send(status, "application/json; charset=UTF-8", body.toString());
    }

    void html(int status) throws IOException {
        send(status, "text/html", "<!DOCTYPE html><html><body><h1>Sorry, something went wrong.</h1></body></html>");
    }

    void tooMany(Duration retryAfter) throws IOException {
        http.getResponseHeaders().set("Retry-After", Long.toString(retryAfter.toSeconds()));
        send(429, "text/plain", "Too many requests");
    }

    /** Closes the connection without a word. */
    void drop() {
        http.close();
    }

    private void send(int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        http.getResponseHeaders().set("Content-Type", type);
        http.sendResponseHeaders(status, bytes.length);
        http.getResponseBody().write(bytes);
    }
}
