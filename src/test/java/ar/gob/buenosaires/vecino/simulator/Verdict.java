package ar.gob.buenosaires.vecino.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What Meta makes of a request. */
sealed interface Verdict {

    /** Taken; {@code failure} is reported later by a status, and then the resident never sees it. */
    record Accepted(
            Account account,
            Received bubble,
            ObjectNode answer,
            @Nullable GraphError failure) implements Verdict {}

    /** A read mark or typing indicator. */
    record Done() implements Verdict {}

    record Refused(GraphError error) implements Verdict {}
}
