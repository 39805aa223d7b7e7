package ar.gob.buenosaires.vecino.faq;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An item with the text that is worked on. */
record Draft(ContentItem item, Revision head) {

    Document document() {
        return head.document(item.key().kind());
    }

    /** By when an editor must have looked at it again; null for never. */
    @Nullable
    LocalDate reviewBy() {
        return document() instanceof Answer answer ? answer.reviewBy() : null;
    }
}
