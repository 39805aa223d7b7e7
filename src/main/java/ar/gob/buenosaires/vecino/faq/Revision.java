package ar.gob.buenosaires.vecino.faq;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an item said at some time, who wrote it, when and why. It never changes. */
@Entity
@Table(name = "content_revision")
class Revision {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column
    private long itemId;

    @Column
    private int number;

    @Column
    private String content;

    @Column
    private String author;

    @Column
    private Instant at;

    @Column
    private String reason;

    protected Revision() {}

    /** Of the item's head. */
    Revision(ContentItem item, Document document, Deed deed) {
        itemId = item.id();
        number = item.head();
        content = Documents.write(document);
        author = deed.who();
        at = deed.at();
        reason = deed.reason();
    }

    /** Who does something with content, when, and why. */
    record Deed(String who, Instant at, String reason) {}

    long itemId() {
        return itemId;
    }

    int number() {
        return number;
    }

    Document document(Kind kind) {
        return Documents.read(kind, content);
    }

    String author() {
        return author;
    }

    Instant at() {
        return at;
    }

    String reason() {
        return reason;
    }
}
