package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.faq.Revision.Deed;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings the database's content up to the files that ship. What a person changed stays as it is; what no longer ships
 * is retired; nothing is written when nothing changed.
 */
@Component
class ContentLoader {

    /** Who writes and publishes what ships. */
    static final String FILES = "db/content";

    /** Who publishes and ends what was approved for a time. */
    static final String TIMETABLE = "calendario";

    private static final Logger log = LoggerFactory.getLogger(ContentLoader.class);
    private static final long LOCK = 7_024_010L; // any number that no other lock uses

    private final ContentFiles files;
    private final Areas areas;
    private final ContentItems items;
    private final Revisions revisions;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    ContentLoader(
            ContentFiles files,
            Areas areas,
            ContentItems items,
            Revisions revisions,
            JdbcClient jdbc,
            InstantSource clock) {
        this.files = files;
        this.areas = areas;
        this.items = items;
        this.revisions = revisions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One node at a time; the others then find nothing to do. */
    @Transactional
    public void load() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query()
                .singleRow();
        for (AreaFile file : files.areas()) {
            areas.findById(file.slug())
                    .ifPresentOrElse(
                            area -> area.follow(file.name()),
                            () -> areas.save(new Area(file.slug(), file.name(), Origin.FILE)));
        }
        areas.flush();
        Map<ItemKey, ContentItem> stored = new HashMap<>();
        items.findAll().forEach(item -> stored.put(item.key(), item));
        Deed deed = new Deed(FILES, clock.instant(), "");
        int changed = 0;
        for (ServiceFile file : files.services()) {
            changed += follow(ItemKey.service(file.slug()), file, file.service(), stored, deed);
            for (AnswerFile answer : file.answers()) {
                changed += follow(ItemKey.answer(file.slug(), answer.topic()), file, answer.answer(), stored, deed);
            }
        }
        changed += retire(stored.values());
        if (changed > 0) {
            items.flush();
            noteLive(deed);
        }
        log.info(
                "content files: {} services, {} changes taken over",
                files.services().size(),
                changed);
    }

    private int follow(ItemKey key, ServiceFile file, Document document, Map<ItemKey, ContentItem> stored, Deed deed) {
        ContentItem known = stored.remove(key);
        if (known == null) {
            ContentItem fresh = items.save(ContentItem.shipped(key, file.area(), document.hash()));
            revisions.save(new Revision(fresh, document, deed));
            return 1;
        }
        if (!known.follow(file.area(), document.hash())) {
            return 0;
        }
        revisions.save(new Revision(known, document, deed));
        return 1;
    }

    private static int retire(Collection<ContentItem> gone) {
        var shippedOnce = gone.stream()
                .filter(item -> item.followsFiles() && item.isLive())
                .toList();
        shippedOnce.forEach(ContentItem::retire);
        return shippedOnce.size();
    }

    /** All at once: a new database gets hundreds. */
    private void noteLive(Deed deed) {
        jdbc.sql("""
                        insert into content_event (item_id, revision, what, who, at, reason)
                        select id, live, 'PUBLISHED', :who, :at, '' from content_item i
                        where live is not null and follows_files and not exists (
                            select from content_event e
                            where e.item_id = i.id and e.revision = i.live and e.what = 'PUBLISHED')""")
                .param("who", deed.who())
                .param("at", deed.at().atOffset(ZoneOffset.UTC))
                .update();
    }
}
