package ar.gob.buenosaires.vecino;

import ar.gob.buenosaires.vecino.core.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every error of a controller as problem+json, precise about our own fields and silent about what was sent. */
@RestControllerAdvice
class ErrorAnswers extends ResponseEntityExceptionHandler implements ResponseBodyAdvice<Object> {

    private static final Logger log = LoggerFactory.getLogger(ErrorAnswers.class);

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = e instanceof Problem own ? own.getBody() : explained(e, Problem.of(status));
        return answer(problem, headers, request);
    }

    /** A person in the console gets a page, by the way of the container's error dispatch. */
    private static @Nullable ResponseEntity<Object> answer(
            ProblemDetail problem, HttpHeaders headers, WebRequest request) {
        if (request instanceof ServletWebRequest servlet
                && isPage(servlet.getRequest())
                && servlet.getResponse() != null) {
            try {
                servlet.getResponse().sendError(problem.getStatus());
                return null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new ResponseEntity<>(problem, headers, problem.getStatus());
    }

    /** Whether a person in a browser waits for a page of the console. */
    static boolean isPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.getServletPath().startsWith("/console")
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    /** Names what is wrong by our own names; Spring's sentences repeat values and paths that the caller sent. */
    private static ProblemDetail explained(Exception e, ProblemDetail problem) {
        switch (e) {
            case MissingServletRequestParameterException missing ->
                problem.setDetail("parameter '" + missing.getParameterName() + "' is missing");
            case MissingRequestValueException missing -> problem.setDetail("a value that is needed is missing");
            case MethodArgumentTypeMismatchException mismatch ->
                problem.setDetail("'" + mismatch.getName() + "' cannot be read");
            case MethodArgumentNotValidException invalid ->
                problem.setProperty(
                        "errors",
                        invalid.getFieldErrors().stream()
                                .map(f -> error(f.getField(), f.getDefaultMessage()))
                                .toList());
            case HandlerMethodValidationException invalid ->
                problem.setProperty(
                        "errors",
                        invalid.getParameterValidationResults().stream()
                                .flatMap(result -> errors(result).stream())
                                .toList());
            default -> {}
        }
        return problem;
    }

    private static List<Map<String, String>> errors(ParameterValidationResult result) {
        String name = result.getMethodParameter().getParameterName();
        return result.getResolvableErrors().stream()
                .map(MessageSourceResolvable::getDefaultMessage)
                .map(message -> error(name == null ? "" : name, message))
                .toList();
    }

    private static Map<String, String> error(String field, @Nullable String message) {
        return Map.of("field", field, "message", message == null ? "invalid" : message);
    }

    @ExceptionHandler({
        CannotGetJdbcConnectionException.class,
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class
    })
    @Nullable
    ResponseEntity<Object> storeAway(Exception e, WebRequest request) {
        log.warn("a request found the database away: {}", e.getClass().getSimpleName());
        return answer(Problem.of(HttpStatus.SERVICE_UNAVAILABLE), HttpHeaders.EMPTY, request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unexpected(Exception e, WebRequest request) throws Exception {
        if (e instanceof AccessDeniedException || e instanceof AuthenticationException) {
            throw e; // the security filters answer
        }
        ProblemDetail problem = Problem.of(HttpStatus.INTERNAL_SERVER_ERROR);
        log.error("a request failed: {}", problem.getInstance(), e);
        return answer(problem, HttpHeaders.EMPTY, request);
    }

    @Override
    public boolean supports(MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    /** Spring names the path as the occurrence, which the caller wrote. */
    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter answer,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof ProblemDetail problem
                && problem.getInstance() != null
                && problem.getInstance().getScheme() == null) {
            problem.setInstance(
                    Problem.of(HttpStatus.valueOf(problem.getStatus())).getInstance());
        }
        return body;
    }
}
