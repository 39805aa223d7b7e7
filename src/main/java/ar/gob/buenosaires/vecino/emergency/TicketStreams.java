package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.access.Role;
import ar.gob.buenosaires.vecino.access.Staff;
import ar.gob.buenosaires.vecino.core.Rounds;
import ar.gob.buenosaires.vecino.core.SchemaReady;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The boards that follow tickets on this node, and the numbering of changes that they follow. */
@Component
class TicketStreams implements SmartLifecycle {

    /** Changes made on other nodes are seen so much later at most. */
    private static final Duration LOOK = Duration.ofMillis(200);

    private final TicketChanges changes;
    private final Reading reading;
    private final EmergencySettings settings;
    private final Staff staff;
    private final Set<TicketStream> open = ConcurrentHashMap.newKeySet();
    private final Rounds rounds = new Rounds("ticket-changes", Duration.ofSeconds(1), this::round);
    private volatile long last;
    private volatile boolean stopped;

    TicketStreams(
            TicketChanges changes, Reading reading, EmergencySettings settings, Staff staff, MeterRegistry meters) {
        this.changes = changes;
        this.reading = reading;
        this.settings = settings;
        this.staff = staff;
        Gauge.builder("vecino.boards", open, Set::size)
                .description("boards that follow tickets on this node")
                .register(meters);
    }

    /** How a stream reads what it shows. */
    @Component
    record Reading(
            TransactionOperations transactions,
            TicketChanges changes,
            Tickets tickets,
            TicketViews views,
            ObjectMapper json) {}

    @EventListener(SchemaReady.class)
    void schemaReady() {
        rounds.start();
    }

    @EventListener(SameCalls.Filled.class)
    void changed() {
        rounds.wake();
    }

    private Duration round() {
        changes.number();
        long newest = changes.last();
        if (newest > last) {
            last = newest;
            open.forEach(TicketStream::wake);
        }
        return LOOK;
    }

    /** Who follows on this node. */
    Set<String> watchers() {
        return open.stream().map(TicketStream::who).collect(Collectors.toSet());
    }

    /** The stream of a board that shows tickets as the viewer may see them. */
    TicketStream open(TicketStream.Outlet outlet, Viewer viewer, long after) {
        return open(outlet, viewer.name(), after, new WholeTickets(reading, viewer));
    }

    /**
     * A board's stream, to be followed by the caller's thread and closed.
     *
     * @param after the number of the last change that the board has seen; negative: none
     */
    TicketStream open(TicketStream.Outlet outlet, String who, long after, TicketStream.Form form) {
        long newest = changes.last();
        // a number that was never given out belongs to another database
        long from = after < 0 || after > newest ? newest : after;
        var board = new TicketStream.Board(outlet, who, () -> staff.stillHas(Role.DISPATCHER, who));
        TicketStream stream = new TicketStream(board, from, form, settings.heartbeat(), open::remove);
        open.add(stream);
        if (stopped) {
            stream.stop();
        }
        return stream;
    }

    @Override
    public void start() {
        stopped = false;
    }

    /** Boards come back on another node, from where they were; before the web server waits for their requests. */
    @Override
    public void stop() {
        stopped = true;
        open.forEach(TicketStream::stop);
        try {
            rounds.stop(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !stopped;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
