package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.core.Problem;
import ar.gob.buenosaires.vecino.core.SchemaReady;
import ar.gob.buenosaires.vecino.triage.ProtocolEvent.What;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The protocol that new conversations begin with, on this node within a second of its activation on any; and every
 * version that ships, for conversations that began with it.
 */
@Component
public class Protocols {

    private static final Logger log = LoggerFactory.getLogger(Protocols.class);

    private final ProtocolFiles files;
    private final ProtocolLog events;
    private final TransactionTemplate transaction;
    private volatile @Nullable Standing current;
    private volatile boolean schemaReady;
    private volatile boolean failing;

    Protocols(ProtocolFiles files, ProtocolLog events, PlatformTransactionManager transactions) {
        this.files = files;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The active one; none where the triage is switched off, or not known yet: then the fixed text with 107 is due. */
    public Optional<Protocol> active() {
        Standing standing = current;
        if (standing == null || standing.suspended()) {
            return Optional.empty();
        }
        return standing.active().flatMap(event -> find(event.protocol(), event.version()));
    }

    /** A version that ships, whether or not it is active. */
    public Optional<Protocol> find(String id, String version) {
        return files.find(id, version);
    }

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
            Standing before = current;
            if (before == null || before.newest() != events.newest()) {
                current = new Standing(events.all());
                log.info("triage protocol: {}", active().map(Protocol::toString).orElse("switched off"));
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                log.warn("the active protocol could not be read; the last one stays and it is tried again", e);
            }
            failing = true;
        }
    }

    List<Protocol> all() {
        return files.all();
    }

    /** As of now, not of the last refresh. */
    Standing standing() {
        return new Standing(events.all());
    }

    /**
     * Proposes a version; again by the same person it changes nothing.
     *
     * @throws Problem 404 for one that does not ship
     */
    void propose(String id, String version, String by) {
        known(id, version);
        decide(standing -> {
            if (standing.proposals(id, version).stream()
                    .noneMatch(event -> event.by().equals(by))) {
                events.add(What.PROPOSED, id, version, by);
            }
        });
    }

    /**
     * Activates a version that somebody else proposed. Only versions that ship can be, and the build proves each with
     * {@link ProtocolCheck}.
     *
     * @throws Problem 404 for one that does not ship, 409 where a second person is missing
     */
    void activate(String id, String version, String by) {
        known(id, version);
        decide(standing -> {
            List<ProtocolEvent> proposals = standing.proposals(id, version);
            if (proposals.isEmpty()) {
                throw new Problem(HttpStatus.CONFLICT, "not-proposed", "Nobody has proposed this version.");
            }
            if (proposals.stream().allMatch(event -> event.by().equals(by))) {
                throw new Problem(
                        HttpStatus.CONFLICT, "second-person-needed", "Somebody else must activate what you proposed.");
            }
            events.add(What.ACTIVATED, id, version, by);
        });
    }

    /** Switches the whole triage to the fixed text with 107, or back. One person may: it must be quick. */
    void suspend(boolean off, String by) {
        decide(standing -> {
            if (standing.suspended() != off) {
                events.add(off ? What.SUSPENDED : What.RESUMED, "", "", by);
            }
        });
    }

    private void decide(Consumer<Standing> decision) {
        transaction.executeWithoutResult(status -> {
            events.lock();
            decision.accept(standing());
        });
        refresh();
    }

    private Protocol known(String id, String version) {
        return find(id, version)
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "no-such-protocol", "There is no such version."));
    }
}
