package ar.gob.buenosaires.vecino;

import static ar.gob.buenosaires.vecino.access.Role.ADMIN;
import static ar.gob.buenosaires.vecino.access.Role.CLINICIAN;
import static ar.gob.buenosaires.vecino.access.Role.DISPATCHER;
import static ar.gob.buenosaires.vecino.access.Role.EDITOR;
import static ar.gob.buenosaires.vecino.access.Role.PRIVACY;
import static ar.gob.buenosaires.vecino.access.Role.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.access.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    private static final Set<Role> ANYBODY_SIGNED_IN = EnumSet.allOf(Role.class);
    private static final Set<Role> NOBODY = EnumSet.noneOf(Role.class);

    /** Who may call what; null: everybody, even without signing in. */
    private static final Map<String, @Nullable Set<Role>> ROWS = new TreeMap<>();

    static {
        ROWS.put("GET /webhooks/whatsapp", null);
        ROWS.put("POST /webhooks/whatsapp", null);
        ROWS.put("POST /webhooks/same", null);
        ROWS.put("GET /api/v1/tickets", EnumSet.of(DISPATCHER, ADMIN));
        ROWS.put("GET /api/v1/tickets/{id}", EnumSet.of(DISPATCHER, ADMIN));
        for (String endpoint : List.of(
                "GET /api/v1/tickets/stream",
                "POST /api/v1/tickets/search",
                "PATCH /api/v1/tickets/{id}",
                "POST /api/v1/tickets/{id}/acknowledge",
                "POST /api/v1/tickets/{id}/dispatch",
                "POST /api/v1/tickets/{id}/arrive",
                "POST /api/v1/tickets/{id}/close",
                "POST /api/v1/tickets/{id}/cancel",
                "POST /api/v1/tickets/{id}/no-contact",
                "POST /api/v1/tickets/{id}/messages",
                "POST /api/v1/tickets/{id}/hand-over",
                "POST /api/v1/tickets/{id}/release")) {
            ROWS.put(endpoint, EnumSet.of(DISPATCHER));
        }
        ROWS.put("GET /api/v1/services", null);
        ROWS.put("GET /api/v1/services/{slug}", null);
        ROWS.put("POST /api/v1/preview", EnumSet.of(EDITOR, REVIEWER, CLINICIAN));
        for (String endpoint : List.of(
                "POST /api/v1/protocols",
                "GET /console/protocols",
                "GET /console/protocols/new",
                "POST /console/protocols/new",
                "POST /console/protocols/suspend",
                "POST /console/protocols/resume",
                "GET /console/protocols/{id}/{version}",
                "POST /console/protocols/{id}/{version}/propose",
                "POST /console/protocols/{id}/{version}/activate")) {
            ROWS.put(endpoint, EnumSet.of(CLINICIAN));
        }
        ROWS.put("GET /api/v1/protocols", EnumSet.of(CLINICIAN));
        ROWS.put("POST /api/v1/protocols/{id}/{version}/propose", EnumSet.of(CLINICIAN));
        ROWS.put("POST /api/v1/protocols/{id}/{version}/activate", EnumSet.of(CLINICIAN));
        ROWS.put("POST /api/v1/protocols/suspend", EnumSet.of(CLINICIAN));
        ROWS.put("POST /api/v1/protocols/resume", EnumSet.of(CLINICIAN));
        ROWS.put("GET /api/v1/protocols/{id}/{version}/dry-run", EnumSet.of(CLINICIAN));
        for (String endpoint : List.of(
                "GET /api/v1/red-flags",
                "POST /api/v1/red-flags/preview",
                "GET /api/v1/red-flags/changes",
                "POST /api/v1/red-flags/changes",
                "GET /api/v1/red-flags/changes/{id}/trial",
                "POST /api/v1/red-flags/changes/{id}/approve",
                "POST /api/v1/red-flags/changes/{id}/discard",
                "GET /console/red-flags",
                "POST /console/red-flags",
                "POST /console/red-flags/effect",
                "GET /console/red-flags/{id}",
                "POST /console/red-flags/{id}/approve",
                "POST /console/red-flags/{id}/discard")) {
            ROWS.put(endpoint, EnumSet.of(REVIEWER, CLINICIAN));
        }
        for (String items : List.of("/api/v1/answers", "/api/v1/content/services")) {
            for (String endpoint : List.of(
                    "GET ",
                    "POST ",
                    "GET /{id}",
                    "PUT /{id}",
                    "PATCH /{id}",
                    "POST /{id}/submit",
                    "POST /{id}/send-back",
                    "POST /{id}/approve",
                    "POST /{id}/discard",
                    "POST /{id}/retire",
                    "POST /{id}/roll-back",
                    "GET /{id}/revisions",
                    "GET /{id}/revisions/{number}",
                    "GET /{id}/trial",
                    "POST /{id}/talk",
                    "GET /{id}/history")) {
                ROWS.put(endpoint.replace(" ", " " + items), EnumSet.of(EDITOR, REVIEWER));
            }
        }
        for (String endpoint : List.of(
                "GET /api/v1/keywords",
                "POST /api/v1/keywords",
                "DELETE /api/v1/keywords/{id}",
                "GET /api/v1/content",
                "POST /api/v1/content",
                "GET /api/v1/unanswered",
                "GET /api/v1/unanswered/export",
                "GET /api/v1/unanswered/{group}",
                "POST /api/v1/unanswered/{group}/preview",
                "POST /api/v1/unanswered/{group}/assign",
                "POST /api/v1/unanswered/{group}/answer",
                "POST /api/v1/unanswered/{group}/dismiss",
                "GET /api/v1/content/notices",
                "POST /api/v1/content/notices",
                "POST /api/v1/content/notices/preview",
                "POST /api/v1/content/notices/{id}/approve",
                "POST /api/v1/content/notices/{id}/end",
                "GET /api/v1/content/imports",
                "GET /api/v1/content/imports/{id}/trial",
                "POST /api/v1/content/imports/{id}/approve",
                "POST /api/v1/content/imports/{id}/discard")) {
            ROWS.put(endpoint, EnumSet.of(EDITOR, REVIEWER));
        }
        for (String endpoint : List.of(
                "GET /api/v1/users",
                "POST /api/v1/users",
                "GET /api/v1/users/{name}",
                "PATCH /api/v1/users/{name}",
                "POST /api/v1/users/{name}/disable",
                "POST /api/v1/users/{name}/enable",
                "POST /api/v1/users/{name}/reset-password",
                "GET /api/v1/areas",
                "POST /api/v1/areas",
                "PATCH /api/v1/areas/{slug}",
                "DELETE /api/v1/areas/{slug}",
                "GET /console/users",
                "GET /console/users/new",
                "POST /console/users/new",
                "GET /console/users/{name}",
                "POST /console/users/{name}",
                "POST /console/users/{name}/disable",
                "POST /console/users/{name}/enable",
                "POST /console/users/{name}/reset-password",
                "GET /console/areas",
                "POST /console/areas",
                "POST /console/areas/{slug}/rename",
                "POST /console/areas/{slug}/remove")) {
            ROWS.put(endpoint, EnumSet.of(ADMIN));
        }
        for (String endpoint : List.of(
                "GET /api/v1/deputies",
                "POST /api/v1/deputies",
                "DELETE /api/v1/deputies/{id}",
                "GET /console/deputies",
                "POST /console/deputies",
                "POST /console/deputies/{id}/end")) {
            ROWS.put(endpoint, EnumSet.of(EDITOR, ADMIN));
        }
        ROWS.put("GET /api/v1/audit", EnumSet.of(ADMIN, PRIVACY));
        ROWS.put("GET /console/audit", EnumSet.of(ADMIN, PRIVACY));
        ROWS.put("POST /api/v1/password", ANYBODY_SIGNED_IN);
        ROWS.put("GET /console/password", ANYBODY_SIGNED_IN);
        ROWS.put("POST /console/password", ANYBODY_SIGNED_IN);
        ROWS.put("GET /console", ANYBODY_SIGNED_IN);
        ROWS.put("GET /console/login", null);
        for (String endpoint : List.of(
                "GET /console/tickets",
                "GET /console/tickets/list",
                "GET /console/tickets/status",
                "GET /console/tickets/stream",
                "GET /console/tickets/{id}",
                "GET /console/tickets/{id}/live",
                "POST /console/tickets/search",
                "POST /console/tickets/break",
                "POST /console/tickets/{id}/step",
                "POST /console/tickets/{id}/correct",
                "POST /console/tickets/{id}/say",
                "POST /console/tickets/{id}/take",
                "POST /console/tickets/{id}/release",
                "POST /console/tickets/{id}/hand-over")) {
            ROWS.put(endpoint, EnumSet.of(DISPATCHER));
        }
        for (String endpoint : List.of(
                "GET /console/unanswered",
                "GET /console/unanswered/decided",
                "GET /console/unanswered/{group}",
                "POST /console/unanswered/{group}/effect",
                "POST /console/unanswered/{group}/answer-effect",
                "POST /console/unanswered/{group}/assign",
                "POST /console/unanswered/{group}/answer",
                "POST /console/unanswered/{group}/dismiss",
                "GET /console/notices",
                "POST /console/notices",
                "POST /console/notices/effect",
                "POST /console/notices/{id}/approve",
                "POST /console/notices/{id}/end",
                "GET /console/calendar",
                "GET /console/statistics",
                "GET /api/v1/statistics")) {
            ROWS.put(endpoint, EnumSet.of(EDITOR, REVIEWER));
        }
        for (String endpoint : List.of(
                "GET /console/content",
                "POST /console/content",
                "GET /console/content/services/new",
                "GET /console/content/answers/new",
                "POST /console/content/check",
                "POST /console/content/talk",
                "GET /console/content/{id}",
                "POST /console/content/{id}",
                "POST /console/content/{id}/step",
                "GET /console/content/{id}/revisions",
                "POST /console/content/{id}/roll-back")) {
            ROWS.put(endpoint, EnumSet.of(EDITOR, REVIEWER));
        }
        for (String endpoint : List.of(
                "GET /console/review",
                "GET /console/review/{id}",
                "GET /console/review/{id}/trial",
                "POST /console/review/{id}/approve",
                "POST /console/review/{id}/send-back")) {
            ROWS.put(endpoint, EnumSet.of(REVIEWER));
        }
        ROWS.put("GET /v3/api-docs", ANYBODY_SIGNED_IN);
        ROWS.put("GET /v3/api-docs.yaml", ANYBODY_SIGNED_IN);
        ROWS.put("GET /v3/api-docs/swagger-config", ANYBODY_SIGNED_IN);
        ROWS.put("GET /swagger-ui.html", ANYBODY_SIGNED_IN);
        ROWS.put("GET /error", NOBODY);
    }

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
