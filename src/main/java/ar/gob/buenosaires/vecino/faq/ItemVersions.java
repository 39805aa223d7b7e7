package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.Problem;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Strong ETags of items, and who may change which version. */
final class ItemVersions {

    private ItemVersions() {}

    static String etag(ContentItem item) {
        return "\"" + item.version() + "\"";
    }

    /** Refuses a caller who has seen another version, and says who was faster. */
    static void check(@Nullable String ifMatch, ContentItem item, Revision head) {
        if (ifMatch == null
                || Arrays.stream(ifMatch.split(",", -1))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(etag(item)))) {
            return;
        }
        Problem changed = new Problem(
                HttpStatus.PRECONDITION_FAILED,
                "content-changed",
                "It has changed since it was read; the last text is by 'changed_by'. Read it again.");
        changed.getBody().setProperty("changed_by", head.author());
        changed.getBody().setProperty("changed_at", head.at());
        throw changed;
    }

    static void require(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Problem(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "if-match-missing",
                    "'If-Match' with the ETag of what was read is needed.");
        }
    }

    static Problem unknown() {
        return new Problem(HttpStatus.NOT_FOUND, "content-unknown", "There is no such content.");
    }
}
