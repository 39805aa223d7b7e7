package ar.gob.buenosaires.vecino.emergency;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/** One board's stream, told by the thread of its request: a slow board holds up nobody else. */
final class TicketStream implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TicketStream.class);
    private static final int BATCH = 100;

    private final Board board;
    private final Form form;
    private final Duration heartbeat;
    private final Consumer<TicketStream> closed;
    private final Semaphore bell = new Semaphore(0);
    private long seen;
    private volatile boolean running = true;

    /** Where events go; what it throws ends the stream. */
    @FunctionalInterface
    interface Outlet {

        void send(SseEventBuilder event) throws IOException;
    }

    /**
     * Who follows.
     *
     * @param allowed whether that person still may; asked before anything is told
     */
    record Board(Outlet outlet, String who, BooleanSupplier allowed) {}

    /** What a stream tells of changes. */
    interface Form {

        /** What is to be told of the changes after a number, in their order. */
        List<Shown> after(long seen, int limit);

        SseEventBuilder event(Shown shown);

        SseEventBuilder heartbeat();
    }

    /** @param text for {@link Form#event} */
    record Shown(long seq, String text) {}

    /** @param closed is run by {@link #close} */
    TicketStream(Board board, long seen, Form form, Duration heartbeat, Consumer<TicketStream> closed) {
        this.board = board;
        this.seen = seen;
        this.form = form;
        this.heartbeat = heartbeat;
        this.closed = closed;
    }

    String who() {
        return board.who();
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

    /** Tells until the board has gone, the person may see no more or the stream is stopped. */
    void follow() {
        try {
            tell();
        } catch (IOException e) {
            log.debug("a board has gone");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.warn(
                    "a board's stream ends and will be resumed: {}",
                    e.getClass().getSimpleName());
            log.debug("a board's stream", e);
        }
    }

    @Override
    public void close() {
        closed.accept(this);
    }

    private void tell() throws IOException, InterruptedException {
        // an id without data: a board that loses its stream before the first change still resumes from here
        send(SseEmitter.event().id(Long.toString(seen)).comment("ready"));
        while (running && board.allowed().getAsBoolean()) {
            catchUp();
            if (bell.tryAcquire(heartbeat.toMillis(), TimeUnit.MILLISECONDS)) {
                bell.drainPermits();
            } else if (running) {
                send(form.heartbeat());
            }
        }
    }

    private void catchUp() throws IOException {
        List<Shown> batch;
        do {
            batch = form.after(seen, BATCH);
            for (Shown shown : batch) {
                send(form.event(shown).id(Long.toString(shown.seq)));
                seen = shown.seq;
            }
        } while (running && !batch.isEmpty());
    }

    private void send(SseEventBuilder event) throws IOException {
        board.outlet().send(event);
    }
}
