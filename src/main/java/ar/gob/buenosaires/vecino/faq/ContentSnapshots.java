package ar.gob.buenosaires.vecino.faq;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads all published content as of one moment. */
@Component
class ContentSnapshots {

    private final ContentItems items;
    private final Revisions revisions;
    private final JdbcClient jdbc;

    ContentSnapshots(ContentItems items, Revisions revisions, JdbcClient jdbc) {
        this.items = items;
        this.revisions = revisions;
        this.jdbc = jdbc;
    }

    long version() {
        return jdbc.sql("select version from content_change where id = 1")
                .query(Long.class)
                .single();
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Catalogue read() {
        return new Catalogue(version(), live().services(), notices());
    }

    private List<Notice> notices() {
        return jdbc.sql("select * from content_notice where state = 'ACTIVE' and ends_at > now() order by id desc")
                .query((row, n) -> new Notice(
                        row.getString("text"),
                        Set.of((String[]) row.getArray("services").getArray()),
                        row.getBoolean("instead"),
                        row.getTimestamp("ends_at").toInstant()))
                .list();
    }

    /** What is live, as of the caller's transaction. */
    Publication live() {
        Map<Long, ContentItem> byId = new HashMap<>();
        items.findAll().forEach(item -> byId.put(item.id(), item));
        Publication live = new Publication();
        for (Revision revision : revisions.live()) {
            ContentItem item = byId.get(revision.itemId());
            if (item != null) {
                live.put(item, revision.number(), revision.document(item.key().kind()));
            }
        }
        return live;
    }
}
