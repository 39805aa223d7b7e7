package ar.gob.buenosaires.vecino.core;

import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** An answer that refuses a request, as RFC 9457 tells it: a short name for programs and a sentence for people. */
public class Problem extends ErrorResponseException {

    private static final String PREFIX = "urn:vecino:problem:";

    /**
     * @param slug what programs tell problems apart by, e.g. {@code bad-cursor}
     * @param detail one sentence that helps the caller; nothing that the caller sent, nothing personal
     */
    public Problem(HttpStatus status, String slug, String detail) {
        super(status, detail(status, slug, detail), null);
    }

    /** What programs tell it from others by. */
    public String slug() {
        return getBody().getType().toString().substring(PREFIX.length());
    }

    /** The problem of a status that needs no more words. */
    public static ProblemDetail of(HttpStatusCode status) {
        HttpStatus known = HttpStatus.resolve(status.value());
        String title = known == null ? "Error " + status.value() : known.getReasonPhrase();
        return named(
                ProblemDetail.forStatus(status),
                title,
                title.toLowerCase(Locale.ROOT).replace(' ', '-'));
    }

    private static ProblemDetail detail(HttpStatus status, String slug, String detail) {
        return named(ProblemDetail.forStatusAndDetail(status, detail), status.getReasonPhrase(), slug);
    }

    private static ProblemDetail named(ProblemDetail problem, String title, String slug) {
        problem.setTitle(title);
        problem.setType(URI.create(PREFIX + slug));
        // this one occurrence; Spring's default would repeat the path, which the caller chose
        problem.setInstance(URI.create("urn:uuid:" + UUID.randomUUID()));
        return problem;
    }
}
