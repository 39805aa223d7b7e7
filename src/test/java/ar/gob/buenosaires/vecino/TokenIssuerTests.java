package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.simulator.LoopbackHttp;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Bearer tokens of a small issuer that really serves its keys. */
@SecuredService
class TokenIssuerTests {

    private static final String AUDIENCE = "vecino";
    private static final RSAKey KEY = key("current");
    private static final HttpServer ISSUER = issuer();

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", TokenIssuerTests::address);
        settings.add("spring.security.oauth2.resourceserver.jwt.audiences", () -> AUDIENCE);
        settings.add("vecino.security.roles-claim", () -> "realm_access.roles");
    }

    @AfterAll
    static void stop() {
        ISSUER.stop(0);
    }

    @Test
    void openWhatTheirRolesOpen() {
        assertThat(preview(signed(KEY, claims("EDITOR")))).isEqualTo(200);
        assertThat(preview(signed(KEY, claims("CLINICIAN", "offline_access")))).isEqualTo(200);
        assertThat(preview(signed(KEY, claims("DISPATCHER")))).isEqualTo(403);
        assertThat(preview(signed(KEY, claims()))).isEqualTo(403);
    }

    @Test
    void areRefusedWhenAnythingAboutThemIsWrong() {
        JWTClaimsSet good = claims("EDITOR");
        assertThat(preview(signed(KEY, change(good).issuer("http://127.0.0.1:1/other"))))
                .isEqualTo(401);
        assertThat(preview(signed(KEY, change(good).audience("another-service"))))
                .isEqualTo(401);
        Date past = Date.from(Instant.now().minus(Duration.ofMinutes(5)));
        assertThat(preview(signed(KEY, change(good).expirationTime(past)))).isEqualTo(401);
        Date future = Date.from(Instant.now().plus(Duration.ofMinutes(5)));
        assertThat(preview(signed(KEY, change(good).notBeforeTime(future)))).isEqualTo(401);
        assertThat(preview(signed(key("current"), good))).isEqualTo(401);
        assertThat(preview(new PlainJWT(good).serialize())).isEqualTo(401);
        assertThat(preview("nonsense")).isEqualTo(401);
    }

    @Test
    void waitForAnIssuerThatIsAway() {
        String unknownKey = signed(key("next"), claims("EDITOR"));
        assertThat(preview(signed(KEY, claims("EDITOR")))).isEqualTo(200);
        assertThat(preview(unknownKey)).isEqualTo(401);

        ISSUER.removeContext("/keys");
        try {
            assertThat(preview(signed(key("later"), claims("EDITOR")))).isEqualTo(503);
        } finally {
            serve(ISSUER, "/keys", new JWKSet(KEY).toString());
        }
    }

    private static JWTClaimsSet claims(String... roles) {
        return new JWTClaimsSet.Builder()
                .issuer(address())
                .audience(AUDIENCE)
                .subject("dora")
                .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))))
                .claim("realm_access", Map.of("roles", List.of(roles)))
                .build();
    }

    private static JWTClaimsSet.Builder change(JWTClaimsSet claims) {
        return new JWTClaimsSet.Builder(claims);
    }

    private static String signed(RSAKey key, JWTClaimsSet.Builder claims) {
        return signed(key, claims.build());
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private int preview(String token) {
        return Http.send(Http.request("POST", "http://localhost:" + port + "/api/v1/preview")
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofString("{\"text\":\"vtv\"}")))
                .statusCode();
    }

    private static String address() {
        return "http://127.0.0.1:" + ISSUER.getAddress().getPort();
    }

    private static HttpServer issuer() {
        try {
            HttpServer server = LoopbackHttp.create(0);
            String self = "http://127.0.0.1:" + server.getAddress().getPort();
            serve(
                    server,
                    "/.well-known/openid-configuration",
                    "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(self, self));
            serve(server, "/keys", new JWKSet(KEY).toString());
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void serve(HttpServer server, String path, String json) {
        server.createContext(path, exchange -> answer(exchange, json));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
