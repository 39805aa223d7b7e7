package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.SchemaReady;
import java.time.Duration;
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

    /** How long the start waits for a database that stumbles; then it goes on and the timer tries again. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration PAUSE = Duration.ofMillis(100);

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
        long since = System.nanoTime();
        refresh();
        while (failing && System.nanoTime() - since < PATIENCE.toNanos()) {
            if (!paused()) {
                return;
            }
            refresh();
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
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
