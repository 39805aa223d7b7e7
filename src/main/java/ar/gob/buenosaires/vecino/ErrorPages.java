package ar.gob.buenosaires.vecino;

import ar.gob.buenosaires.vecino.core.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.ModelAndView;

/** Errors from outside the controllers, on both ports: the same problem+json. */
@Controller
class ErrorPages implements ErrorController, ErrorAttributes {

    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
        HttpStatusCode status = status(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(status));
    }

    /** A person in a browser reads a page. */
    @RequestMapping(path = "${server.error.path:/error}", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView page(HttpServletRequest request) {
        HttpStatusCode status = status(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
        return new ModelAndView("error", Map.of("status", status.value()), status);
    }

    /** What the management port's own error endpoint shows. */
    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        ProblemDetail problem =
                Problem.of(status(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE, WebRequest.SCOPE_REQUEST)));
        if (request instanceof ServletWebRequest servlet) {
            HttpServletResponse response = servlet.getResponse();
            if (response != null) {
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            }
        }
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("type", problem.getType());
        attributes.put("title", problem.getTitle());
        attributes.put("status", problem.getStatus());
        attributes.put("instance", problem.getInstance());
        return attributes;
    }

    @Override
    public @Nullable Throwable getError(WebRequest request) {
        return null;
    }

    private static HttpStatusCode status(@Nullable Object code) {
        return HttpStatusCode.valueOf(code instanceof Integer number && number >= 400 && number < 600 ? number : 500);
    }
}
