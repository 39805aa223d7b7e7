package ar.gob.buenosaires.vecino.emergency;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/** One board's stream: a thread of its own, so that a slow board holds up nobody else. */
final class TicketStream {

    private static final Logger log = LoggerFactory.getLogger(TicketStream.class);
    private static final int BATCH = 100;

    private final Board board;
    private final SseEmitter emitter;
    private final Form form;
    private final Duration heartbeat;
    private final Semaphore bell = new Semaphore(0);
    private long seen;
    private volatile boolean running = true;

    /**
     * Who follows.
     *
     * @param allowed whether that person still may; asked before anything is told
     */
    record Board(SseEmitter emitter, String who, BooleanSupplier allowed) {}

    /** What a stream tells of changes. */
    interface Form {

        /** What is to be told of the changes after a number, in their order. */
        List<Shown> after(long seen, int limit);

        SseEventBuilder event(Shown shown);

        SseEventBuilder heartbeat();
    }

    /** @param content for {@link Form#event} */
    record Shown(long seq, Object content) {}

    TicketStream(Board board, long seen, Form form, Duration heartbeat) {
        this.board = board;
        this.emitter = board.emitter();
        this.seen = seen;
        this.form = form;
        this.heartbeat = heartbeat;
    }

    String who() {
        return board.who();
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
            follow();
        } catch (IOException | IllegalStateException e) {
            log.debug("a board has gone");
        } catch (DataAccessException | TransactionException e) {
            log.warn(
                    "a board's stream ends and will be resumed: {}",
                    e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        end();
    }

    private void follow() throws IOException, InterruptedException {
        // an id without data: a board that loses its stream before the first change still resumes from here
        emitter.send(SseEmitter.event().id(Long.toString(seen)).comment("ready"));
        while (running && board.allowed().getAsBoolean()) {
            catchUp();
            if (bell.tryAcquire(heartbeat.toMillis(), TimeUnit.MILLISECONDS)) {
                bell.drainPermits();
            } else if (running) {
                emitter.send(form.heartbeat());
            }
        }
    }

    private void end() {
        try {
            emitter.complete();
        } catch (IllegalStateException e) {
            log.debug("the server has ended the stream already");
        }
    }

    private void catchUp() throws IOException {
        List<Shown> batch;
        do {
            batch = form.after(seen, BATCH);
            for (Shown shown : batch) {
                emitter.send(form.event(shown).id(Long.toString(shown.seq)));
                seen = shown.seq;
            }
        } while (running && !batch.isEmpty());
    }
}
