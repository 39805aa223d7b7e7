package ar.gob.buenosaires.vecino.access;

import java.io.Serializable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who signed in with a password.
 *
 * @param stamp of the user at that time; a session ends once the user has another
 */
record SignedIn(String name, int stamp) implements AuthenticatedPrincipal, Serializable {

    private static final long serialVersionUID = 1;

    @Override
    public String getName() {
        return name;
    }
}
