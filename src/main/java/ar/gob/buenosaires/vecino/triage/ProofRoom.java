package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.core.Problem;
import ar.gob.buenosaires.vecino.triage.ProtocolIntake.Refused;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/**
 * Where texts that somebody wrote are read and proved: one at a time on this node, so that residents keep the other
 * processors, and on a thread of its own that can be given up.
 */
final class ProofRoom {

    private static final Logger log = LoggerFactory.getLogger(ProofRoom.class);

    private final Semaphore one = new Semaphore(1);
    private final Duration patience;

    /** @param patience after which work is interrupted; it must stop then, until it has the room stays taken */
    ProofRoom(Duration patience) {
        this.patience = patience;
    }

    /**
     * Does it, and waits for it.
     *
     * @throws Refused as the work says, or where it takes too long or fails
     * @throws Problem 409 while there is other work
     */
    <T> T run(Callable<T> work) {
        if (!one.tryAcquire()) {
            throw new Problem(HttpStatus.CONFLICT, "check-busy", "Another protocol is being proved; try again.");
        }
        FutureTask<T> task = new FutureTask<>(() -> {
            try {
                return work.call();
            } finally {
                one.release(); // before anybody hears of the end, and may come with the next text
            }
        });
        Thread thread = Thread.ofPlatform().daemon().name("protocol-check").unstarted(task);
        boolean started = false;
        try {
            thread.start();
            started = true;
        } finally {
            if (!started) {
                one.release();
            }
        }
        return await(task, thread);
    }

    private <T> T await(FutureTask<T> task, Thread thread) {
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt(); // not the task's cancel, which might keep it from giving the room back
            throw new Refused("proving it takes too long");
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new Refused("proving it takes too long");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refused refused) {
                throw refused;
            }
            log.warn("a protocol that was brought in could not be proved", e.getCause());
            throw new Refused("it cannot be proved");
        }
    }
}
