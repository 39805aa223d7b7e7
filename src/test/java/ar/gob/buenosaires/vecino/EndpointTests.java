package ar.gob.buenosaires.vecino;

import static ar.gob.buenosaires.vecino.EndpointRows.ROWS;
import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.access.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.boot.actuate.endpoint.web.WebOperation;
import org.springframework.boot.actuate.health.HealthContributorRegistry;
import org.springframework.boot.actuate.health.HealthEndpointGroups;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Tries every endpoint that there is, with nobody and with each role; one that nobody wrote a row for fails. */
@SecuredService
class EndpointTests {

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    @LocalManagementPort
    int managementPort;

    @Test
    void eachHasARow() {
        assertThat(ROWS.keySet()).containsAll(endpoints());
    }

    @Test
    void refuseNobodyAndEachRoleThatTheRowDoesNotName() {
        List<String> wrong = new ArrayList<>();
        for (String endpoint : endpoints()) {
            Set<Role> allowed = ROWS.get(endpoint);
            if (isRefused(endpoint, null) != (allowed != null)) {
                wrong.add(endpoint + " with nobody");
            }
            Arrays.stream(Role.values())
                    .filter(role -> isRefused(endpoint, role) != (allowed != null && !allowed.contains(role)))
                    .forEach(role -> wrong.add(endpoint + " with " + role));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void onTheManagementPortAreFiveAndNoOther() {
        for (String open :
                List.of("health/liveness", "health/readiness", "health/dependencies", "info", "prometheus")) {
            assertThat(management("GET", open)).as(open).isEqualTo(200);
        }
        for (String closed :
                List.of("", "health", "health/db", "health/livenessState", "env", "beans", "loggers", "x")) {
            assertThat(management("GET", closed)).as(closed).isEqualTo(404);
        }
        assertThat(management("POST", "info")).isEqualTo(404);
    }

    @Test
    void thatAreMappedOnTheManagementPortOpenNoOther() {
        Set<String> open = new TreeSet<>();
        for (String endpoint : mapped()) {
            int space = endpoint.indexOf(' ');
            if (management(endpoint.substring(0, space), endpoint.substring(space + 1)) != 404) {
                open.add(endpoint);
            }
        }
        assertThat(open)
                .containsExactly(
                        "GET health/dependencies",
                        "GET health/liveness",
                        "GET health/readiness",
                        "GET info",
                        "GET prometheus");
    }

    /** Every operation of every endpoint that is exposed, below {@code health} with every name that it knows. */
    private Set<String> mapped() {
        Set<String> mapped = new TreeSet<>();
        context.getBean(WebEndpointsSupplier.class).getEndpoints().stream()
                .flatMap(endpoint -> endpoint.getOperations().stream())
                .map(WebOperation::getRequestPredicate)
                .forEach(request -> healthPaths()
                        .forEach(path -> mapped.add(request.getHttpMethod() + " "
                                + request.getPath().replaceAll("\\{\\*?\\w+}", path))));
        return mapped;
    }

    private Set<String> healthPaths() {
        HealthEndpointGroups groups = context.getBean(HealthEndpointGroups.class);
        Set<String> names = new TreeSet<>(groups.getNames());
        context.getBean(HealthContributorRegistry.class).stream().forEach(contributor -> {
            names.add(contributor.getName());
            groups.getNames().forEach(group -> names.add(group + "/" + contributor.getName()));
        });
        return names;
    }

    @Test
    void ofTheManagementPortAreNotOnThePublicOne() {
        assertThat(isRefused("GET /actuator/prometheus", null)).isTrue();
        assertThat(isRefused("GET /actuator/health/liveness", Role.ADMIN)).isTrue();
    }

    private int management(String method, String endpoint) {
        String url = "http://localhost:" + managementPort + "/actuator/" + endpoint;
        return Http.send(Http.request(method, url)).statusCode();
    }

    private boolean isRefused(String endpoint, @Nullable Role role) {
        int space = endpoint.indexOf(' ');
        String path = endpoint.substring(space + 1).replaceAll("\\{\\w+}", "x");
        var request = Http.request(endpoint.substring(0, space), "http://localhost:" + port + path);
        if (path.startsWith("/console")) {
            // what changes something there needs a token, whoever sends it
            request.header("Cookie", "XSRF-TOKEN=any").header("X-XSRF-TOKEN", "any");
        }
        if (role != null) {
            request.header("Authorization", Http.basic(role.name().toLowerCase(Locale.ROOT), "clave"));
        }
        var response = Http.begin(request);
        boolean toSignIn = response.headers().firstValue("Location").orElse("").endsWith("/console/login");
        boolean signature = path.startsWith("/webhooks/");
        return toSignIn || (!signature && (response.statusCode() == 401 || response.statusCode() == 403));
    }

    private Set<String> endpoints() {
        Set<String> endpoints = new TreeSet<>();
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> add(info, endpoints)));
        return endpoints;
    }

    private static void add(RequestMappingInfo info, Set<String> endpoints) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        for (String path : info.getPatternValues()) {
            if (methods.isEmpty()) {
                endpoints.add("GET " + path);
            }
            methods.forEach(method -> endpoints.add(method + " " + path));
        }
    }
}
