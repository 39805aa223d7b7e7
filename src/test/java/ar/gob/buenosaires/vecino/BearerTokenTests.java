package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** With an issuer that cannot be reached: the start goes on, and a token is our trouble until it can. */
@SecuredService
@TestPropertySource(properties = "spring.security.oauth2.resourceserver.jwt.issuer-uri=http://127.0.0.1:1/issuer")
class BearerTokenTests {

    @LocalServerPort
    int port;

    @Test
    void areAnswered503WhileTheIssuerIsAway() {
        String token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJkb3JhIn0.c2lnbmF0dXJl";
        var answer = Http.send(Http.request("POST", "http://localhost:" + port + "/api/v1/preview")
                .header("Authorization", "Bearer " + token));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("urn:vecino:problem:service-unavailable");
    }

    @Test
    void leavePasswordsAsTheyAre() {
        var answer = Http.send(Http.request("GET", "http://localhost:" + port + "/v3/api-docs")
                .header("Authorization", Http.basic("editor", "clave")));

        assertThat(answer.statusCode()).isEqualTo(200);
    }
}
