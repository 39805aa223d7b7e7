package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.Problem;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Strong ETags of tickets, and who may change which version. */
final class TicketVersions {

    private TicketVersions() {}

    static String etag(Ticket ticket) {
        return "\"" + ticket.version() + "\"";
    }

    /** Refuses a caller who has seen another version; weak tags never match, as RFC 9110 wants it. */
    static void check(@Nullable String ifMatch, Ticket ticket) {
        if (ifMatch != null
                && Arrays.stream(ifMatch.split(",", -1))
                        .map(String::strip)
                        .noneMatch(tag -> tag.equals("*") || tag.equals(etag(ticket)))) {
            throw new Problem(
                    HttpStatus.PRECONDITION_FAILED, "ticket-changed", "The ticket has changed since it was read.");
        }
    }

    static void require(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Problem(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "if-match-missing",
                    "'If-Match' with the ticket's ETag is needed.");
        }
    }

    static Problem unknown() {
        return new Problem(HttpStatus.NOT_FOUND, "ticket-unknown", "No ticket has this id.");
    }
}
