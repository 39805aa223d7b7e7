package ar.gob.buenosaires.vecino.emergency;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/**
 * Who looks at tickets, and from where.
 *
 * @param dispatcher may see clinical data; an administrator may not
 */
record Viewer(String name, String address, boolean dispatcher) {

    static Viewer of(HttpServletRequest request) {
        Principal person = request.getUserPrincipal();
        return new Viewer(
                person == null ? "" : person.getName(), request.getRemoteAddr(), request.isUserInRole("DISPATCHER"));
    }
}
