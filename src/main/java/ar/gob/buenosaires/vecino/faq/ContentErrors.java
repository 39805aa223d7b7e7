package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.Problem;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the verbs on content refuse, as problems. */
@RestControllerAdvice(basePackageClasses = ContentErrors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ContentErrors {

    @ExceptionHandler({
        NotNow.class,
        OwnChange.class,
        OptimisticLockingFailureException.class,
        DataIntegrityViolationException.class
    })
    ResponseEntity<ProblemDetail> refused(RuntimeException e) {
        Problem problem = problem(e);
        return ResponseEntity.status(problem.getStatusCode()).body(problem.getBody());
    }

    /** What a caller is told; throws on what is no refusal. */
    static Problem problem(RuntimeException e) {
        return switch (e) {
            case Problem problem -> problem;
            case NotNow now ->
                new Problem(
                        HttpStatus.CONFLICT,
                        "step-forbidden",
                        "Not possible for what is " + now.state().name().toLowerCase(Locale.ROOT) + ".");
            case OwnChange own ->
                new Problem(HttpStatus.FORBIDDEN, "own-change", "Nobody approves a change that they had a hand in.");
            // two began the same, or changed it in the very same moment
            case OptimisticLockingFailureException faster -> faster();
            case DataIntegrityViolationException faster -> faster();
            default -> throw e;
        };
    }

    private static Problem faster() {
        return new Problem(HttpStatus.CONFLICT, "content-changed", "Somebody was faster. Read it again.");
    }
}
