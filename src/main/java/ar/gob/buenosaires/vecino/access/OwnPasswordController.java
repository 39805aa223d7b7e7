package ar.gob.buenosaires.vecino.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own password. */
@Tag(name = "users")
@RestController
class OwnPasswordController {

    private final OwnPassword own;

    OwnPasswordController(OwnPassword own) {
        this.own = own;
    }

    record Change(@Nullable String old, @Nullable String next) {

        @Override
        public String toString() {
            return "";
        }
    }

    @Operation(summary = "'old' and 'next', of 12 characters or more; one's other sessions end")
    @PostMapping("/api/v1/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(
            @RequestBody Change body, Authentication who, HttpServletRequest request, HttpServletResponse response) {
        String old = body.old() == null ? "" : body.old();
        String next = body.next() == null ? "" : body.next();
        own.change(who, old, next, request, response);
    }
}
