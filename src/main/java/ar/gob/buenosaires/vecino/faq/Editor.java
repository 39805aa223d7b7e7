package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.Problem;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * A person who works on content.
 *
 * @param reviewer may change and approve all content
 * @param areas whose referent (or a deputy) the person is
 */
record Editor(String name, boolean reviewer, Set<String> areas) {

    private static final String AREA = "AREA_";

    static Editor of(Authentication person) {
        Set<String> held = person.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet());
        Set<String> areas = held.stream()
                .filter(authority -> held.contains("ROLE_EDITOR") && authority.startsWith(AREA))
                .map(authority -> authority.substring(AREA.length()))
                .collect(Collectors.toUnmodifiableSet());
        return new Editor(person.getName(), held.contains("ROLE_REVIEWER"), areas);
    }

    boolean edits(String area) {
        return reviewer || areas.contains(area);
    }

    /** Refuses whoever is neither referent of the area nor a reviewer. */
    void mustEdit(String area) {
        if (!edits(area)) {
            throw new Problem(HttpStatus.FORBIDDEN, "not-your-area", "This belongs to another area.");
        }
    }

    void mustReview() {
        if (!reviewer) {
            throw new Problem(HttpStatus.FORBIDDEN, "not-a-reviewer", "Only a reviewer may do this.");
        }
    }
}
