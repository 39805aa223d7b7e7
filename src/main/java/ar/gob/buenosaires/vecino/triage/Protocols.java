package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.core.Problem;
import ar.gob.buenosaires.vecino.core.SchemaReady;
import ar.gob.buenosaires.vecino.triage.ProtocolEvent.What;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
 * version that ships or was brought in, for conversations that began with it.
 */
@Component
public class Protocols {

    private static final Logger log = LoggerFactory.getLogger(Protocols.class);

    private final ProtocolFiles files;
    private final BroughtProtocols brought;
    private final ProtocolLog events;
    private final TransactionTemplate transaction;
    private volatile @Nullable Standing current;
    private volatile boolean schemaReady;
    private volatile boolean textsMissing;
    private volatile boolean failing;

    Protocols(
            ProtocolFiles files,
            BroughtProtocols brought,
            ProtocolLog events,
            PlatformTransactionManager transactions) {
        this.files = files;
        this.brought = brought;
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

    /** A version that ships or was brought in, whether or not it is active. */
    public Optional<Protocol> find(String id, String version) {
        return files.find(id, version).or(() -> brought.find(id, version));
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
            if (textsMissing || before == null || before.newest() != events.newest()) {
                Standing now = new Standing(events.all());
                try {
                    textsMissing = true;
                    brought.refresh();
                    textsMissing = false;
                } finally {
                    current = now; // switching off must not wait for texts
                }
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
        return Stream.concat(files.all().stream(), brought.all().stream()).toList();
    }

    /** A version as it was written. */
    String text(String id, String version) {
        return files.text(id, version).or(() -> brought.text(id, version)).orElseThrow(Protocols::unknown);
    }

    /**
     * Keeps a version that was proved, and notes who proposes it.
     *
     * @throws Problem 409 where somebody else has just brought one of the same name
     */
    void bring(Protocol proved, String yaml, String by) {
        decide(standing -> {
            if (!brought.keep(proved, yaml, by)) {
                throw new Problem(HttpStatus.CONFLICT, "version-exists", "There is such a version already.");
            }
            events.add(What.PROPOSED, proved.id(), proved.version(), by);
        });
    }

    /** As of now, not of the last refresh. */
    Standing standing() {
        return new Standing(events.all());
    }

    /**
     * Proposes a version; again by the same person it changes nothing.
     *
     * @throws Problem 404 for one that is not known
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
     * Activates a version that somebody else proposed. {@link ProtocolCheck} has proved it: in the build where it ships,
     * else before it was kept.
     *
     * @throws Problem 404 for one that is not known, 409 where a second person is missing
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

    /**
     * A version.
     *
     * @throws Problem 404 for one that is not known
     */
    Protocol known(String id, String version) {
        return find(id, version).orElseThrow(Protocols::unknown);
    }

    private static Problem unknown() {
        return new Problem(HttpStatus.NOT_FOUND, "no-such-protocol", "There is no such version.");
    }
}
