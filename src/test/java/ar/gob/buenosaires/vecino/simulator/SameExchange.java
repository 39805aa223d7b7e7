package ar.gob.buenosaires.vecino.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One request at the door of SAME, and the ways to answer it. */
record SameExchange(HttpExchange http, String body) {

    /** A status and what goes with it. */
    record Verdict(int status, ObjectNode body) {
        Verdict(int status) {
            this(status, MetaJson.object());
        }
    }

    @Nullable
    String header(String name) {
        return http.getRequestHeaders().getFirst(name);
    }

    JsonNode json() {
        return MetaJson.read(body);
    }

    boolean isMethod(String method) {
        return http.getRequestMethod().equals(method);
    }

    boolean is(String method, String path) {
        return isMethod(method) && http.getRequestURI().getPath().equals(path);
    }

    boolean isUnder(String path) {
        return http.getRequestURI().getPath().startsWith(path + "/");
    }

    /** A part of the path, counted from 1; empty beyond its end. */
    String part(int n) {
        String[] parts = http.getRequestURI().getPath().split("/", -1);
        return n < parts.length ? parts[n] : "";
    }

    void answer(Verdict verdict) throws IOException {
        byte[] bytes = verdict.body().toString().getBytes(StandardCharsets.UTF_8);
        http.getResponseHeaders().set("Content-Type", "application/json");
        http.sendResponseHeaders(verdict.status(), bytes.length);
        http.getResponseBody().write(bytes);
    }

    void busy(int status, Duration retryAfter) throws IOException {
        http.getResponseHeaders().set("Retry-After", Long.toString(retryAfter.toSeconds()));
        http.sendResponseHeaders(status, -1);
    }
}
