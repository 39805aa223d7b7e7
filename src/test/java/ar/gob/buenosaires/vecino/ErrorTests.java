package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@SecuredService
@Import(ErrorTests.Faulty.class)
class ErrorTests {

    private static final String PHONE = "5491160000001";

    @LocalServerPort
    int port;

    @LocalManagementPort
    int managementPort;

    @Test
    void areProblemsWhateverTheStatus() {
        isProblem(send("GET", "/api/v1/tickets", null), 401, "unauthorized");
        isProblem(send("GET", "/api/v1/tickets", "editor"), 403, "forbidden");
        isProblem(send("GET", "/api/v1/tickets/x/y/" + PHONE, "dispatcher"), 404, "not-found");
        isProblem(send("PUT", "/webhooks/faulty", null), 405, "method-not-allowed");
        isProblem(send("POST", "/webhooks/faulty?number=" + PHONE, null), 400, "bad-request");
        isProblem(send("POST", "/webhooks/faulty", null), 400, "bad-request");
        isProblem(
                Http.send(request("POST", "/webhooks/faulty?number=1").setHeader("Content-Type", "text/csv")),
                415,
                "unsupported-media-type");
        isProblem(
                Http.send(request("POST", "/webhooks/faulty?number=1").header("Accept", "image/png")),
                406,
                "not-acceptable");
        isProblem(send("POST", "/webhooks/faulty?number=2", null), 500, "internal-server-error");
    }

    @Test
    void areProblemsForBodiesThatAreNotJson() {
        var body = HttpRequest.BodyPublishers.ofString("{\"" + PHONE);
        isProblem(Http.send(request("POST", "/webhooks/faulty?number=1").POST(body)), 400, "bad-request");
    }

    @Test
    void areProblemsWhereTheFirewallRefuses() {
        isProblem(send("GET", "/api/v1/services/a;b=" + PHONE, null), 400, "bad-request");
        isProblem(send("GET", "/api/v1/services/%2e%2e/" + PHONE, null), 400, "bad-request");
    }

    @Test
    void areProblemsEvenWhereTheRequestIsNotHttp() throws IOException {
        assertThat(raw(port, "GET /webhooks/whatsapp?a=" + PHONE + "|<> HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "urn:vecino:problem:bad-request")
                .doesNotContain(PHONE, "<html", "Tomcat");
        assertThat(raw(managementPort, "GET /a|<> HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .doesNotContain("<html", "Tomcat");
        assertThat(raw(port, "GET / HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(40_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .doesNotContain("<html");
    }

    @Test
    void areProblemsOnTheManagementPortToo() {
        isProblem(Http.send(Http.request("GET", management("/actuator/env"))), 404, "not-found");
        isProblem(
                Http.send(Http.request("GET", management("/actuator/info")).header("Accept", "image/png")),
                406,
                "not-acceptable");
    }

    @Test
    void ofAWrongPasswordAskForABasicOneExceptInABrowser() {
        var wrong = request("GET", "/api/v1/tickets").header("Authorization", Http.basic("editor", "no"));
        assertThat(Http.send(wrong).headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic"));
        var browser = request("GET", "/api/v1/tickets").header("Sec-Fetch-Mode", "cors");
        assertThat(Http.send(browser).headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
    }

    private static void isProblem(HttpResponse<String> response, int status, String slug) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(response.body())
                .contains("\"urn:vecino:problem:" + slug + "\"", "\"status\":" + status)
                .doesNotContain(PHONE, "Exception", "vecino.ErrorTests");
    }

    private HttpResponse<String> send(String method, String path, @Nullable String user) {
        var request = request(method, path);
        return Http.send(user == null ? request : request.header("Authorization", Http.basic(user, "clave")));
    }

    private HttpRequest.Builder request(String method, String path) {
        return Http.request(method, "http://localhost:" + port + path);
    }

    private String management(String path) {
        return "http://localhost:" + managementPort + path;
    }

    private static String raw(int port, String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** An open endpoint that fails as told. */
    @TestConfiguration
    @RestController
    static class Faulty {

        record Body(int count) {}

        @PostMapping(path = "/webhooks/faulty", consumes = "application/json", produces = "application/json")
        Body fail(@RequestParam short number, @RequestBody Body body) {
            if (number == 2) {
                throw new IllegalStateException("about " + PHONE);
            }
            return body;
        }
    }
}
