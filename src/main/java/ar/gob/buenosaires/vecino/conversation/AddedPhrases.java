package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.SchemaReady;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has this node look for the phrases that people added, within a second of the last approval on any node. */
@Component
class AddedPhrases {

    private static final Logger log = LoggerFactory.getLogger(AddedPhrases.class);

    private final RedFlagLog changes;
    private final RedFlags redFlags;
    private volatile boolean schemaReady;
    private volatile boolean failing;
    private int known;

    AddedPhrases(RedFlagLog changes, RedFlags redFlags) {
        this.changes = changes;
        this.redFlags = redFlags;
    }

    /** Before the workers that listen to the same event, so that no message is answered without them. */
    @EventListener(SchemaReady.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void begin() {
        schemaReady = true;
        refresh();
    }

    @Scheduled(fixedDelayString = "${vecino.conversation.red-flags.refresh-every}")
    void refresh() {
        if (!schemaReady) {
            return;
        }
        try {
            refreshNow();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                log.warn("added red flags could not be read; the last ones stay and it is tried again", e);
            }
            failing = true;
        }
    }

    private synchronized void refreshNow() {
        int now = changes.inForce();
        if (now != known) {
            redFlags.add(changes.added(), now);
            known = now;
            log.info("red flags {}", redFlags.version());
        }
    }
}
