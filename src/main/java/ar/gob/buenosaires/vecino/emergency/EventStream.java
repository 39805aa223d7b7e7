package ar.gob.buenosaires.vecino.emergency;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * A response that tells events. It is written by its own request's thread, which is virtual and may wait as long as a
 * board is open. Spring's emitter would have another thread write while the first still passes the filters on its way
 * out: both touch the headers, and now and then a board heard nothing at all.
 */
record EventStream(HttpServletResponse response) implements TicketStream.Outlet {

    /** Nothing is sent yet: what goes wrong before the first event is answered as usual. */
    static EventStream over(HttpServletResponse response) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // proxies are not to wait for more
        return new EventStream(response);
    }

    @Override
    public void send(SseEventBuilder event) throws IOException {
        String text = event.build().stream()
                .map(DataWithMediaType::getData)
                .map(String::valueOf)
                .collect(Collectors.joining());
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }
}
