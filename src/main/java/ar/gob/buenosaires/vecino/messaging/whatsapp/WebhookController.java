package ar.gob.buenosaires.vecino.messaging.whatsapp;

import ar.gob.buenosaires.vecino.messaging.Inbox;
import ar.gob.buenosaires.vecino.messaging.StoreAway;
import ar.gob.buenosaires.vecino.messaging.whatsapp.WebhookMetrics.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where Meta delivers: verify, store, 200, nothing else. */
@RestController
class WebhookController {

    static final String PATH = "/webhooks/whatsapp";
    /** Above the 3 MB that Meta sends at most. */
    static final int LARGEST = 4 * 1024 * 1024;

    private static final String SIGNATURE = "X-Hub-Signature-256";

    private final WebhookSignature signature;
    private final WebhookParser parser;
    private final Inbox inbox;
    private final WebhookMetrics metrics;

    WebhookController(WhatsAppSettings settings, WebhookParser parser, Inbox inbox, WebhookMetrics metrics) {
        this.signature = new WebhookSignature(settings.appSecret());
        this.parser = parser;
        this.inbox = inbox;
        this.metrics = metrics;
    }

    // takes the request itself: an argument of another type would decode the bytes by their content type
    @PostMapping(PATH)
    ResponseEntity<?> deliver(HttpServletRequest request) throws IOException {
        long start = System.nanoTime();
        Outcome outcome = Outcome.FAILED;
        try {
            outcome = accept(request);
            return response(outcome);
        } finally {
            metrics.called(outcome, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private Outcome accept(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > LARGEST) {
            return Outcome.TOO_LARGE;
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            return Outcome.TOO_LARGE;
        }
        if (!isSigned(request, body)) {
            metrics.signatureFailed();
            return Outcome.UNSIGNED;
        }
        try {
            inbox.keep(parser.parse(body));
            return Outcome.STORED;
        } catch (WebhookParser.Unparseable e) {
            return Outcome.UNPARSEABLE;
        } catch (StoreAway e) {
            return Outcome.STORE_AWAY;
        }
    }

    private boolean isSigned(HttpServletRequest request, byte[] body) {
        List<String> headers = Collections.list(request.getHeaders(SIGNATURE));
        return headers.size() == 1 && signature.signs(headers.getFirst(), body);
    }

    private static ResponseEntity<?> response(Outcome outcome) {
        return switch (outcome) {
            case STORED -> ResponseEntity.ok().build();
            case UNSIGNED -> problem(HttpStatus.UNAUTHORIZED, "signature");
            case UNPARSEABLE -> problem(HttpStatus.BAD_REQUEST, "unparseable");
            case TOO_LARGE -> problem(HttpStatus.PAYLOAD_TOO_LARGE, "too-large");
            case STORE_AWAY -> problem(HttpStatus.SERVICE_UNAVAILABLE, "store-away");
            case FAILED -> problem(HttpStatus.INTERNAL_SERVER_ERROR, "failed");
        };
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String slug) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:vecino:problem:" + slug));
        // a content type that is set is not negotiated
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
