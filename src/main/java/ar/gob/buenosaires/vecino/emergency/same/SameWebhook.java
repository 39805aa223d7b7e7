package ar.gob.buenosaires.vecino.emergency.same;

import ar.gob.buenosaires.vecino.core.Problem;
import ar.gob.buenosaires.vecino.emergency.DispatchEvents;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where SAME tells of its incidents: by signature only. A database that is away is answered 503, as everywhere. */
@Hidden
@RestController
class SameWebhook {

    private static final int LARGEST = 64 * 1024;
    private static final String SIGNATURE = "X-Same-Signature";

    private final SameSignature signature;
    private final SameEventReader reader;
    private final DispatchEvents events;
    private final SameMetrics metrics;

    SameWebhook(SameSettings settings, SameEventReader reader, DispatchEvents events, SameMetrics metrics) {
        this.signature = new SameSignature(settings.callbackSecret());
        this.reader = reader;
        this.events = events;
        this.metrics = metrics;
    }

    @PostMapping("/webhooks/same")
    void event(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw new Problem(HttpStatus.PAYLOAD_TOO_LARGE, "too-large", "An event is never that large.");
        }
        List<String> headers = Collections.list(request.getHeaders(SIGNATURE));
        if (headers.size() != 1 || !signature.signs(headers.getFirst(), body)) {
            metrics.signatureFailed();
            throw new Problem(HttpStatus.UNAUTHORIZED, "signature", "The signature is missing or wrong.");
        }
        if (!events.apply(reader.read(body))) {
            throw new Problem(HttpStatus.NOT_FOUND, "ticket-unknown", "No ticket is known by these ids.");
        }
    }
}
