package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Tickets as they change, for boards that stay connected. */
@Tag(name = "tickets")
@RestController
class TicketStreamController {

    private final TicketStreams streams;

    TicketStreamController(TicketStreams streams) {
        this.streams = streams;
    }

    @Operation(summary = "Server-sent events 'ticket'; resumes after Last-Event-ID, on any node")
    @GetMapping(path = "/api/v1/tickets/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void follow(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            HttpServletRequest request,
            HttpServletResponse response) {
        long after = number(last);
        try (TicketStream stream = streams.open(EventStream.over(response), Viewer.of(request), after)) {
            stream.follow();
        }
    }

    static long number(@Nullable String last) {
        if (last == null || last.isBlank()) {
            return -1;
        }
        if (!last.strip().matches("\\d{1,18}")) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST, "bad-event-id", "'Last-Event-ID' is not one that this stream gave out.");
        }
        return Long.parseLong(last.strip());
    }
}
