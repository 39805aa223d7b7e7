package ar.gob.buenosaires.vecino.simulator;

import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.web.servlet.function.RequestPredicates.contentType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Serves the phone at {@code /simulator}. No stereotype: only who names it as a source of the application gets it, so
 * that component scanning in other tests passes it by.
 */
public class PhonePage {

    // by this class's own loader: the thread's belongs to a web server that may have stopped
    private static final ClassPathResource FILES =
            new ClassPathResource("simulator/page/", PhonePage.class.getClassLoader());
    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    @Bean
    PhoneDesk phoneDesk(Residents residents) {
        return new PhoneDesk(residents);
    }

    @Bean
    PhoneEvents phoneEvents(PhoneDesk desk) {
        return new PhoneEvents(desk.revision());
    }

    /** Open to all, on a development machine; a request that changes something must be JSON, which no form can send. */
    @Bean
    @Order(1)
    SecurityFilterChain simulator(HttpSecurity http) throws Exception {
        return http.securityMatcher("/simulator", "/simulator/**")
                .authorizeHttpRequests(who -> who.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY)))
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> phoneRoutes(PhoneDesk desk, PhoneEvents events) {
        return RouterFunctions.route()
                .GET(
                        "/simulator",
                        request -> ServerResponse.ok()
                                .contentType(
                                        new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8))
                                .body(FILES.createRelative("index.html")))
                .GET("/simulator/api/state", request -> json(desk.state(open(request))))
                .GET("/simulator/api/wire", request -> json(desk.wire()))
                .GET("/simulator/api/events", request -> ServerResponse.sse(events::follow, Duration.ofHours(12)))
                .POST(
                        "/simulator/api/residents",
                        contentType(APPLICATION_JSON),
                        request -> json(MetaJson.object()
                                .put("n", desk.join(body(request).path("hidden").asBoolean()))))
                .POST("/simulator/api/graph", contentType(APPLICATION_JSON), request -> {
                    desk.fault(body(request).path("fault").asText());
                    return json(MetaJson.object());
                })
                .POST("/simulator/api/residents/{n}/{action}", contentType(APPLICATION_JSON), r -> act(desk, r))
                .resources("/simulator/page/**", FILES)
                .build();
    }

    private static ServerResponse act(PhoneDesk desk, ServerRequest request) throws ServletException, IOException {
        JsonNode body = body(request);
        Optional<Resident> resident = desk.resident(number(request.pathVariable("n")));
        boolean done = resident.isPresent() && desk.act(resident.get(), request.pathVariable("action"), body);
        return done ? json(MetaJson.object()) : ServerResponse.notFound().build();
    }

    private static int open(ServerRequest request) {
        return number(request.param("resident").orElse("0"));
    }

    private static int number(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
    }

    private static JsonNode body(ServerRequest request) throws ServletException, IOException {
        return MetaJson.read(request.body(String.class));
    }

    private static ServerResponse json(ObjectNode body) {
        return ServerResponse.ok().contentType(APPLICATION_JSON).body(body.toString());
    }
}
