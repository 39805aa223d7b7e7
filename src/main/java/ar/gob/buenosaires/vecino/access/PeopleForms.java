package ar.gob.buenosaires.vecino.access;

import ar.gob.buenosaires.vecino.core.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/** Forms of the pages about people: what is sent, and how a page says what was refused. */
final class PeopleForms {

    /** Which field a refusal is about. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("name-invalid", "name"),
            Map.entry("name-taken", "name"),
            Map.entry("deputy-unknown", "name"),
            Map.entry("area-needed", "area"),
            Map.entry("area-unknown", "area"),
            Map.entry("email-invalid", "email"),
            Map.entry("password-short", "password"),
            Map.entry("password-long", "password"),
            Map.entry("password-common", "password"),
            Map.entry("password-same", "password"),
            Map.entry("password-repeat", "again"),
            Map.entry("password-wrong", "old"),
            Map.entry("bad-term", "until"));

    private PeopleForms() {}

    /** A user as a page sends it. */
    record UserForm(
            @Nullable String name,
            @Nullable Set<Role> roles,
            @Nullable String area,
            @Nullable String email,
            @Nullable String password) {

        static UserForm of(Users.User user) {
            return new UserForm(user.name(), user.roles(), user.area(), user.email(), null);
        }

        UserDesk.Wanted wanted() {
            return new UserDesk.Wanted(Objects.requireNonNullElse(roles, Set.of()), area, email);
        }

        public boolean has(Role role) {
            return roles != null && roles.contains(role);
        }

        @Override
        public String toString() {
            return String.valueOf(name);
        }
    }

    /** The view that a deed leads to; what is refused leads back to the form with the reason in {@code wrong}. */
    static String attempt(Model page, HttpServletResponse response, Supplier<String> deed, Supplier<String> back) {
        try {
            return deed.get();
        } catch (Problem problem) {
            if (problem.getStatusCode() == HttpStatus.NOT_FOUND) {
                throw problem;
            }
            response.setStatus(problem.getStatusCode().value());
            page.addAttribute("wrong", problem.slug());
            page.addAttribute("field", FIELDS.getOrDefault(problem.slug(), ""));
            return back.get();
        }
    }
}
