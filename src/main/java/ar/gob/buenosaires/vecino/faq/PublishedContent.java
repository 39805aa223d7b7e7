package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.SchemaReady;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The content that this node answers with: a snapshot in memory, changed as a whole within a second or so of a change
 * in the database, whoever made it.
 */
@Component
public class PublishedContent {

    private static final Logger log = LoggerFactory.getLogger(PublishedContent.class);

    private final ContentLoader loader;
    private final ContentSnapshots snapshots;
    private final Reviews reviews;
    private final ApplicationEventPublisher events;
    private volatile @Nullable Catalogue current;
    private volatile boolean schemaReady;
    private volatile boolean filesLoaded;
    private volatile boolean failing;

    PublishedContent(
            ContentLoader loader, ContentSnapshots snapshots, Reviews reviews, ApplicationEventPublisher events) {
        this.loader = loader;
        this.snapshots = snapshots;
        this.reviews = reviews;
        this.events = events;
    }

    /**
     * The content now.
     *
     * @throws ContentAway while the database has never been reached
     */
    public Catalogue current() {
        Catalogue now = current;
        if (now == null) {
            throw new ContentAway();
        }
        return now;
    }

    /** Before the workers that listen to the same event, so that no message is answered without content. */
    @EventListener(SchemaReady.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void begin() {
        schemaReady = true;
        refresh();
    }

    void refresh() {
        if (!schemaReady) {
            return;
        }
        try {
            refreshNow();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                log.warn("content could not be read; the last one stays and it is tried again", e);
            }
            failing = true;
        }
    }

    private synchronized void refreshNow() {
        if (!filesLoaded) {
            long begin = System.nanoTime();
            loader.load();
            filesLoaded = true;
            log.info("content files taken over in {} ms", (System.nanoTime() - begin) / 1_000_000);
        }
        reviews.keepTime();
        Catalogue before = current;
        if (before != null && before.version() == snapshots.version()) {
            return;
        }
        Catalogue read = snapshots.read();
        events.publishEvent(new CatalogueChanged(read));
        current = read;
        log.info(
                "content version {} with {} services",
                read.version(),
                read.services().size());
    }
}
