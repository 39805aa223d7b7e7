package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.http.HttpStatus;

@RealDatabase
@AutoConfigureObservability
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "vecino.security.users[0].name=dora",
            "vecino.security.users[0].password=clave de dora",
            "vecino.security.users[0].roles=EDITOR",
            "vecino.security.users[0].area=movilidad"
        })
class SecurityTests {

    @Autowired
    TestRestTemplate http;

    @LocalManagementPort
    int managementPort;

    @Test
    void opensFiveEndpointsOnTheManagementPortAndNoOther() {
        String base = "http://localhost:" + managementPort + "/actuator";

        assertThat(status(base + "/health/liveness")).isEqualTo(200);
        assertThat(status(base + "/health/readiness")).isEqualTo(200);
        assertThat(status(base + "/health/dependencies")).isEqualTo(200);
        assertThat(status(base + "/info")).isEqualTo(200);
        assertThat(status(base + "/prometheus")).isEqualTo(200);
        assertThat(status(base)).isEqualTo(403);
        assertThat(status(base + "/health")).isEqualTo(403);
        assertThat(status(base + "/health/db")).isEqualTo(403);
        assertThat(status(base + "/env")).isEqualTo(403);
    }

    @Test
    void keepsTheManagementEndpointsOffThePublicPort() {
        assertThat(status("/actuator/prometheus")).isEqualTo(401);
        assertThat(http.withBasicAuth("dora", "clave de dora")
                        .getForEntity("/actuator/prometheus", String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    private int status(String url) {
        return http.getForEntity(url, String.class).getStatusCode().value();
    }
}
