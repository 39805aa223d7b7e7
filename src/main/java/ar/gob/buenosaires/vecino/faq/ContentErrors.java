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

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notNow(NotNow e) {
        return of(
                HttpStatus.CONFLICT,
                "step-forbidden",
                "Not possible for what is " + e.state().name().toLowerCase(Locale.ROOT) + ".");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> ownChange(OwnChange e) {
        return of(HttpStatus.FORBIDDEN, "own-change", "Nobody approves a change that they had a hand in.");
    }

    /** Two began the same, or changed it in the very same moment. */
    @ExceptionHandler({OptimisticLockingFailureException.class, DataIntegrityViolationException.class})
    ResponseEntity<ProblemDetail> faster(Exception e) {
        return of(HttpStatus.CONFLICT, "content-changed", "Somebody was faster. Read it again.");
    }

    private static ResponseEntity<ProblemDetail> of(HttpStatus status, String slug, String detail) {
        return ResponseEntity.status(status).body(new Problem(status, slug, detail).getBody());
    }
}
