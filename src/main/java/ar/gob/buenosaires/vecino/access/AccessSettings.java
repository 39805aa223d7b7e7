package ar.gob.buenosaires.vecino.access;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may sign in.
 *
 * @param users made at start where absent
 * @param rolesClaim where a bearer token names the roles; dots lead into nested objects
 * @param areaClaim where a bearer token names the government area
 */
@ConfigurationProperties("vecino.security")
record AccessSettings(
        @DefaultValue List<User> users,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue("area") String areaClaim) {

    /** A local user; the password is plain or starts with the id of its encoder. */
    record User(
            String name,
            String password,
            @DefaultValue Set<Role> roles,
            @Nullable String area) {

        @Override
        public String toString() {
            return name;
        }
    }
}
