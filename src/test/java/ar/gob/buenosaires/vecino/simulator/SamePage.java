package ar.gob.buenosaires.vecino.simulator;

import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.web.servlet.function.RequestPredicates.contentType;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * SAME's own desk in the development run, as JSON under {@code /simulator/api/same}: what it has, what it tells, and
 * what it is to do wrong. Who uses it needs {@link PhonePage} too, which opens the paths.
 */
public class SamePage {

    private static final Map<String, String> STEPS = Map.of(
            "acknowledge", "ACKNOWLEDGED",
            "dispatch", "DISPATCHED",
            "arrive", "ARRIVED",
            "close", "CLOSED",
            "cancel", "CANCELLED");

    @Bean
    RouterFunction<ServerResponse> sameRoutes(SameSimulator same, SameEvents events) {
        return RouterFunctions.route()
                .GET("/simulator/api/same", request -> json(state(same)))
                .POST("/simulator/api/same/fault", contentType(APPLICATION_JSON), request -> {
                    fault(
                            same,
                            MetaJson.read(request.body(String.class))
                                    .path("fault")
                                    .asText());
                    return json(state(same));
                })
                .POST(
                        "/simulator/api/same/{ticket}/{step}",
                        contentType(APPLICATION_JSON),
                        request -> step(same, events, request))
                .build();
    }

    private static ServerResponse step(SameSimulator same, SameEvents events, ServerRequest request)
            throws IOException {
        String status = STEPS.get(request.pathVariable("step"));
        var incident = same.incident(request.pathVariable("ticket"));
        if (status == null || incident.isEmpty()) {
            return ServerResponse.notFound().build();
        }
        return json(MetaJson.object().put("answer", events.tell(incident.get(), status)));
    }

    private static void fault(SameSimulator same, String name) {
        same.mend();
        switch (name.toLowerCase(Locale.ROOT)) {
            case "slow" -> same.always(new SameFault.Slow(Duration.ofSeconds(4)));
            case "busy" -> same.always(new SameFault.Busy(429, Duration.ofSeconds(5)));
            case "error" -> same.always(new SameFault.Refuse(500));
            case "reject" -> same.always(new SameFault.Refuse(422));
            case "lose" -> same.next(new SameFault.LoseAnswer());
            case "down" -> same.down();
            default -> {}
        }
    }

    private static ObjectNode state(SameSimulator same) {
        ObjectNode state = MetaJson.object();
        state.put("attempts", same.attempts()).put("replays", same.replays());
        ArrayNode incidents = state.putArray("incidents");
        same.incidents()
                .forEach(incident -> incidents.add(incident.answer()
                        .put("ticket", incident.externalId())
                        .put("number", incident.report().path("number").asText())
                        .put("priority", incident.priority())
                        .put("updates", incident.updates().size())));
        return state;
    }

    private static ServerResponse json(ObjectNode body) {
        return ServerResponse.ok().contentType(APPLICATION_JSON).body(body.toString());
    }
}
