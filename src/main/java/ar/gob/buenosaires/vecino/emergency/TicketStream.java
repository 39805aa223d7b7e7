package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.emergency.ClinicalLooks.Way;
import ar.gob.buenosaires.vecino.emergency.TicketChanges.Change;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One board's stream: a thread of its own, so that a slow board holds up nobody else. */
final class TicketStream {

    private static final Logger log = LoggerFactory.getLogger(TicketStream.class);
    private static final int BATCH = 100;

    private final SseEmitter emitter;
    private final Viewer viewer;
    private final TicketStreams.Reading reading;
    private final Duration heartbeat;
    private final Semaphore bell = new Semaphore(0);
    private long seen;
    private volatile boolean running = true;

    TicketStream(SseEmitter emitter, Viewer viewer, long seen, TicketStreams.Reading reading, Duration heartbeat) {
        this.emitter = emitter;
        this.viewer = viewer;
        this.seen = seen;
        this.reading = reading;
        this.heartbeat = heartbeat;
    }

    void start() {
        Thread.ofVirtual().name("ticket-stream").start(this::run);
    }

    void wake() {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    void stop() {
        running = false;
        wake();
    }

    private void run() {
        try {
            // an id without data: a board that loses its stream before the first change still resumes from here
            emitter.send(SseEmitter.event().id(Long.toString(seen)).comment("ready"));
            while (running) {
                catchUp();
                if (bell.tryAcquire(heartbeat.toMillis(), TimeUnit.MILLISECONDS)) {
                    bell.drainPermits();
                } else if (running) {
                    emitter.send(SseEmitter.event().comment("alive"));
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            // the board has gone
            emitter.complete();
        } catch (DataAccessException | TransactionException e) {
            log.warn(
                    "a board's stream ends and will be resumed: {}",
                    e.getClass().getSimpleName());
            emitter.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void catchUp() throws IOException {
        List<Shown> batch;
        do {
            batch = next();
            for (Shown shown : batch) {
                emitter.send(SseEmitter.event()
                        .id(Long.toString(shown.seq))
                        .name("ticket")
                        .data(shown.ticket, MediaType.APPLICATION_JSON));
                seen = shown.seq;
            }
        } while (running && !batch.isEmpty());
    }

    private record Shown(long seq, TicketView ticket) {}

    private List<Shown> next() {
        return Objects.requireNonNull(reading.transactions().execute(transaction -> {
            List<Change> changes = reading.changes().after(seen, BATCH);
            Map<UUID, Ticket> tickets =
                    reading
                            .tickets()
                            .find(changes.stream()
                                    .map(Change::ticket)
                                    .distinct()
                                    .toList())
                            .stream()
                            .collect(Collectors.toMap(Ticket::id, Function.identity()));
            List<Change> still = changes.stream()
                    .filter(change -> tickets.containsKey(change.ticket()))
                    .toList();
            List<TicketView> views = reading.views()
                    .items(
                            still.stream()
                                    .map(c -> Objects.requireNonNull(tickets.get(c.ticket())))
                                    .toList(),
                            viewer,
                            Way.STREAM);
            List<Shown> shown = new ArrayList<>();
            for (int i = 0; i < still.size(); i++) {
                shown.add(new Shown(still.get(i).seq(), views.get(i)));
            }
            return shown;
        }));
    }
}
