package ar.gob.buenosaires.vecino.access;

import ar.gob.buenosaires.vecino.access.Users.User;
import ar.gob.buenosaires.vecino.core.Problem;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The people who sign in with a password. */
@Tag(name = "users")
@RestController
@RequestMapping("/api/v1/users")
class UsersController {

    private final UserDesk desk;

    UsersController(UserDesk desk) {
        this.desk = desk;
    }

    /** @param deputyFor areas for whose referent the person stands in now */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record UserJson(
            String name,
            Set<Role> roles,
            @Nullable String area,
            @Nullable String email,
            boolean disabled,
            boolean mustChangePassword,
            Set<String> deputyFor) {

        static UserJson of(User user) {
            return new UserJson(
                    user.name(),
                    user.roles(),
                    user.area(),
                    user.email(),
                    user.isDisabled(),
                    user.mustChange(),
                    user.deputyFor());
        }
    }

    /** @param generatedPassword shown here and never again; null where one was given */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record WithPasswordJson(UserJson user, @Nullable String generatedPassword) {

        static WithPasswordJson of(UserDesk.WithPassword made) {
            return new WithPasswordJson(UserJson.of(made.user()), made.generated());
        }

        @Override
        public String toString() {
            return user.name();
        }
    }

    /** @param password the first one; left out, one is made */
    record NewUser(
            @Nullable String name,
            @Nullable Set<Role> roles,
            @Nullable String area,
            @Nullable String email,
            @Nullable String password) {

        @Override
        public String toString() {
            return String.valueOf(name);
        }
    }

    record Reset(@Nullable String password) {

        @Override
        public String toString() {
            return "";
        }
    }

    @Operation(summary = "All users, by name")
    @GetMapping
    List<UserJson> all() {
        return desk.all().stream().map(UserJson::of).toList();
    }

    @Operation(summary = "One user")
    @GetMapping("/{name}")
    UserJson one(@PathVariable String name) {
        return UserJson.of(desk.one(name));
    }

    @Operation(summary = "Adds a user, who chooses another password at the first sign-in")
    @PostMapping
    ResponseEntity<WithPasswordJson> add(@RequestBody NewUser body, Principal who) {
        Set<Role> roles = Objects.requireNonNullElse(body.roles(), Set.of());
        var wanted = new UserDesk.Wanted(roles, body.area(), body.email());
        UserDesk.WithPassword added = desk.add(text(body.name()), wanted, body.password(), who.getName());
        return ResponseEntity.created(URI.create("/api/v1/users/" + added.user().name()))
                .body(WithPasswordJson.of(added));
    }

    @Operation(summary = "Changes 'roles', 'area' and 'email', those that are sent; a null forgets. In force at once")
    @PatchMapping("/{name}")
    UserJson change(@PathVariable String name, @RequestBody JsonNode body, Principal who) {
        User before = desk.one(name);
        var wanted = new UserDesk.Wanted(
                body.has("roles") ? roles(body.get("roles")) : before.roles(),
                body.has("area") ? string(body.get("area")) : before.area(),
                body.has("email") ? string(body.get("email")) : before.email());
        return UserJson.of(desk.change(name, wanted, who.getName()));
    }

    private static Set<Role> roles(JsonNode sent) {
        Set<Role> roles = new TreeSet<>();
        for (JsonNode each : sent) {
            try {
                roles.add(Role.valueOf(each.asText()));
            } catch (IllegalArgumentException e) {
                throw new Problem(HttpStatus.BAD_REQUEST, "role-unknown", "'roles' holds names of roles.");
            }
        }
        return roles;
    }

    private static @Nullable String string(JsonNode sent) {
        return sent.isNull() ? null : sent.asText();
    }

    @Operation(summary = "No sign-in any more; running sessions end at once")
    @PostMapping("/{name}/disable")
    UserJson disable(@PathVariable String name, Principal who) {
        return UserJson.of(desk.disable(name, who.getName()));
    }

    @Operation(summary = "May sign in again")
    @PostMapping("/{name}/enable")
    UserJson enable(@PathVariable String name, Principal who) {
        return UserJson.of(desk.enable(name, who.getName()));
    }

    @Operation(summary = "Another password, which the user has to replace; running sessions end at once")
    @PostMapping("/{name}/reset-password")
    WithPasswordJson reset(
            @PathVariable String name, @RequestBody(required = false) @Nullable Reset body, Principal who) {
        String password = body == null ? null : body.password();
        return WithPasswordJson.of(desk.resetPassword(name, password, who.getName()));
    }

    private static String text(@Nullable String sent) {
        return sent == null ? "" : sent.strip();
    }
}
