package ar.gob.buenosaires.vecino.messaging.whatsapp;

import ar.gob.buenosaires.vecino.messaging.Inbox;
import ar.gob.buenosaires.vecino.messaging.StoreAway;
import ar.gob.buenosaires.vecino.messaging.whatsapp.WebhookMetrics.Outcome;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/**
 * Where Meta delivers: verify, store, 200, nothing else. A filter in front of all others rather than a controller: what
 * those do for people (sessions, sign-in, observation, content negotiation) cost more than the delivery itself, and
 * Meta's calls outnumber all others a thousand to one.
 */
@Component
@FilterRegistration(urlPatterns = WebhookFilter.PATH, order = Ordered.HIGHEST_PRECEDENCE)
class WebhookFilter extends HttpFilter {

    static final String PATH = "/webhooks/whatsapp";
    /** Above the 3 MB that Meta sends at most. */
    static final int LARGEST = 4 * 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(WebhookFilter.class);
    private static final String SIGNATURE = "X-Hub-Signature-256";

    // a filter is a Serializable by inheritance only
    private final transient WebhookSignature signature;
    private final transient WebhookParser parser;
    private final transient Inbox inbox;
    private final transient WebhookMetrics metrics;
    private final transient ObjectMapper json;

    WebhookFilter(
            WhatsAppSettings settings, WebhookParser parser, Inbox inbox, WebhookMetrics metrics, ObjectMapper json) {
        this.signature = new WebhookSignature(settings.appSecret());
        this.parser = parser;
        this.inbox = inbox;
        this.metrics = metrics;
        this.json = json;
    }

    /** Anything but a POST, such as Meta's verification, goes on to the controllers. */
    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain others)
            throws IOException, ServletException {
        if (!request.getMethod().equals("POST")) {
            others.doFilter(request, response);
            return;
        }
        long start = System.nanoTime();
        Outcome outcome = Outcome.FAILED;
        try {
            outcome = accept(request);
        } catch (RuntimeException e) {
            log.error("a delivery failed", e);
        } finally {
            metrics.called(outcome, Duration.ofNanos(System.nanoTime() - start));
        }
        answer(response, outcome);
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

    private void answer(HttpServletResponse response, Outcome outcome) throws IOException {
        switch (outcome) {
            case STORED -> response.setStatus(HttpStatus.OK.value());
            case UNSIGNED -> problem(response, HttpStatus.UNAUTHORIZED, "signature");
            case UNPARSEABLE -> problem(response, HttpStatus.BAD_REQUEST, "unparseable");
            case TOO_LARGE -> problem(response, HttpStatus.PAYLOAD_TOO_LARGE, "too-large");
            case STORE_AWAY -> problem(response, HttpStatus.SERVICE_UNAVAILABLE, "store-away");
            case FAILED -> problem(response, HttpStatus.INTERNAL_SERVER_ERROR, "failed");
        }
    }

    private void problem(HttpServletResponse response, HttpStatus status, String slug) throws IOException {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:vecino:problem:" + slug));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
