package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.access.Rights;
import ar.gob.buenosaires.vecino.access.Role;
import ar.gob.buenosaires.vecino.core.Problem;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;

/**
 * A person who works on content.
 *
 * @param reviewer may change and approve all content
 * @param areas whose referent (or a deputy) the person is
 */
record Editor(String name, boolean reviewer, Set<String> areas) {

    static Editor of(Authentication person) {
        Rights rights = Rights.of(person);
        return new Editor(rights.name(), rights.has(Role.REVIEWER), rights.areas());
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
