package ar.gob.buenosaires.vecino.messaging;

import ar.gob.buenosaires.vecino.core.SchemaReady;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps what the webhook brings: committed, or not at all. */
@Component
public class Inbox {

    private final GroupCommit commits;
    private final FirstAid firstAid;
    private volatile boolean ready;

    Inbox(GroupCommit commits, FirstAid firstAid) {
        this.commits = commits;
        this.firstAid = firstAid;
    }

    @EventListener(SchemaReady.class)
    void open() {
        ready = true;
    }

    /**
     * Stores a delivery in one transaction: contacts, messages, delivery reports. What was stored before is left out.
     *
     * @throws StoreAway when nothing is known to be stored; the red flags in it are then answered directly
     */
    public void keep(Mailbag delivery) throws StoreAway {
        if (delivery.isEmpty()) {
            return;
        }
        try {
            if (!ready) {
                throw new StoreAway("the database has not been reached yet");
            }
            commits.store(delivery, urgent(delivery), () -> firstAid.giveTo(delivery.messages()));
        } catch (StoreAway e) {
            firstAid.giveTo(delivery.messages());
            throw e;
        }
    }

    private Set<ReceivedMessage> urgent(Mailbag delivery) {
        return delivery.messages().stream()
                .filter(m -> m.ignoredBecause() == null && firstAid.isNeeded(m.content()))
                .collect(Collectors.toSet());
    }
}
