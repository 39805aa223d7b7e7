package ar.gob.buenosaires.vecino.messaging;

import ar.gob.buenosaires.vecino.core.SchemaReady;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Keeps what the webhook brings: committed, or not at all. */
@Component
public class Inbox {

    private static final Logger log = LoggerFactory.getLogger(Inbox.class);
    private static final int TRIES = 3;

    private final Intake intake;
    private final InboxMetrics metrics;
    private final ContactQueue queue;
    private final FirstAid firstAid;
    private volatile boolean ready;

    Inbox(Intake intake, InboxMetrics metrics, ContactQueue queue, FirstAid firstAid) {
        this.intake = intake;
        this.metrics = metrics;
        this.queue = queue;
        this.firstAid = firstAid;
    }

    @EventListener(SchemaReady.class)
    void open() {
        ready = true;
    }

    /**
     * Stores a delivery in one transaction: contacts, messages, delivery reports. What was stored before is left out.
     *
     * @throws StoreAway when nothing was stored; the red flags in it are then answered directly
     */
    public void keep(Mailbag delivery) throws StoreAway {
        if (delivery.isEmpty()) {
            return;
        }
        try {
            if (!ready) {
                throw new StoreAway("the database has not been reached yet");
            }
            count(delivery, stored(delivery));
        } catch (StoreAway e) {
            firstAid.giveTo(delivery.messages());
            throw e;
        }
    }

    private List<InboxRows.Stored> stored(Mailbag delivery) throws StoreAway {
        for (int attempt = 1; ; attempt++) {
            try {
                return intake.store(delivery);
            } catch (ConcurrencyFailureException | DataIntegrityViolationException e) {
                // two deliveries, or an erasure, met in the same rows
                log.info("a delivery is stored again after {}", e.getClass().getSimpleName());
                if (attempt == TRIES) {
                    throw new StoreAway(e);
                }
            } catch (DataAccessException | TransactionException e) {
                log.warn("a delivery could not be stored: {}", e.getClass().getSimpleName());
                throw new StoreAway(e);
            }
        }
    }

    private void count(Mailbag delivery, List<InboxRows.Stored> stored) {
        for (InboxRows.Stored message : stored) {
            metrics.received(message.type());
            if (!message.waiting()) {
                metrics.ended(Outcome.IGNORED);
            } else if (message.contact() != null) {
                queue.offer(message.contact(), message.urgent());
            }
        }
        metrics.duplicates(delivery.messages().size() - stored.size());
    }
}
