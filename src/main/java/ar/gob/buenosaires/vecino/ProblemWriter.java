package ar.gob.buenosaires.vecino;

import ar.gob.buenosaires.vecino.access.TooManyAttempts;
import ar.gob.buenosaires.vecino.core.Problem;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** What the security filters answer: 401, 403, 429 or, while users cannot be checked, 503. */
@Component
class ProblemWriter implements AuthenticationEntryPoint, AccessDeniedHandler {

    /** The issuer of the tokens cannot be asked for its keys. */
    static final String ISSUER_AWAY = "temporarily_unavailable";

    private final ObjectMapper json;

    ProblemWriter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        switch (e) {
            case TooManyAttempts wait -> {
                response.setHeader(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(wait.retryAfter().toSeconds() + 1));
                write(response, HttpStatus.TOO_MANY_REQUESTS);
            }
            case AuthenticationServiceException away -> write(response, HttpStatus.SERVICE_UNAVAILABLE);
            case OAuth2AuthenticationException token
            when token.getError().getErrorCode().equals(ISSUER_AWAY) -> write(response, HttpStatus.SERVICE_UNAVAILABLE);
            default -> {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge(request, e));
                write(response, HttpStatus.UNAUTHORIZED);
            }
        }
    }

    /** A browser would show its own password window at a Basic challenge and then send that password from any site. */
    private static String challenge(HttpServletRequest request, AuthenticationException e) {
        boolean browser = request.getHeader("Sec-Fetch-Mode") != null;
        return browser || e instanceof OAuth2AuthenticationException
                ? "Bearer realm=\"vecino\""
                : "Basic realm=\"vecino\", charset=\"UTF-8\"";
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        write(response, HttpStatus.FORBIDDEN);
    }

    void write(HttpServletResponse response, HttpStatus status) throws IOException {
        write(response, Problem.of(status));
    }

    void write(HttpServletResponse response, Problem problem) throws IOException {
        write(response, problem.getBody());
    }

    private void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        if (!response.isCommitted()) {
            response.setStatus(problem.getStatus());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            json.writeValue(response.getOutputStream(), problem);
        }
    }
}
