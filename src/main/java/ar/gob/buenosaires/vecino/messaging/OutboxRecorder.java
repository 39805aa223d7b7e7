package ar.gob.buenosaires.vecino.messaging;

import ar.gob.buenosaires.vecino.messaging.OutboxResults.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Collects how sends went and has them written in batches: what comes while one batch is written goes with the next.
 * While the database is away it keeps them; there are no more of them than bubbles were claimed.
 */
@Component
class OutboxRecorder {

    private static final Logger log = LoggerFactory.getLogger(OutboxRecorder.class);
    private static final int BATCH = 500;
    private static final Duration AGAIN = Duration.ofMillis(250);

    private final OutboxResults results;
    private final Effects effects;
    private final SendPace pace;
    private final Contacts contacts;
    private final OutboxMetrics metrics;
    private final BlockingQueue<Result> waiting = new LinkedBlockingQueue<>();
    private volatile @Nullable Thread writer;
    private volatile boolean stopping;

    OutboxRecorder(OutboxResults results, Effects effects, SendPace pace, Contacts contacts, OutboxMetrics metrics) {
        this.results = results;
        this.effects = effects;
        this.pace = pace;
        this.contacts = contacts;
        this.metrics = metrics;
    }

    /** @param written run after each batch: residents whose bubble is settled may get the next */
    void start(Runnable written) {
        writer = Thread.ofVirtual().name("outbox-results").start(() -> run(written));
    }

    void add(Result result) {
        metrics.count(result.verdict());
        waiting.add(result);
    }

    /** So many bubbles were given up because their 24 hours were over. */
    void closed(int bubbles) {
        metrics.closed(bubbles);
    }

    /** Nothing is added any more; waits till all is written, or as long as patience lasts. */
    void stop(Duration patience) throws InterruptedException {
        stopping = true;
        Thread last = writer;
        if (last != null && !last.join(patience)) {
            log.warn("{} results could not be written; their bubbles count as left behind", waiting.size());
            last.interrupt();
        }
    }

    private void run(Runnable written) {
        List<Result> batch = new ArrayList<>();
        try {
            while (!stopping || !waiting.isEmpty()) {
                Result first = waiting.poll(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    waiting.drainTo(batch, BATCH);
                    write(batch);
                    batch.clear();
                    written.run();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Result> batch) throws InterruptedException {
        while (true) {
            try {
                // first, so that nothing more is taken for a number that is to stand still
                effects.apply(batch.stream().map(Result::verdict).toList());
                measure(results.write(batch));
                followUp(batch);
                return;
            } catch (DataIntegrityViolationException e) {
                writeSingly(batch);
                return;
            } catch (DataAccessException | TransactionException e) {
                log.warn(
                        "{} results cannot be written yet: {}",
                        batch.size(),
                        e.getClass().getSimpleName());
                Thread.sleep(AGAIN);
            }
        }
    }

    /** One row that the table refuses must not hold up the others. */
    private void writeSingly(List<Result> batch) {
        for (Result result : batch) {
            try {
                measure(results.write(List.of(result)));
            } catch (DataAccessException e) {
                log.error("{}: its result cannot be written", result.claim(), e);
            }
        }
    }

    /** A send that a status webhook has settled before has been measured then. */
    private void measure(List<Result> written) {
        for (Result result : written) {
            Instant received = result.claim().receivedAt();
            if (result.verdict() instanceof Verdict.Taken && received != null) {
                metrics.handed(received, result.at());
            }
        }
    }

    private void followUp(List<Result> batch) {
        for (Result result : batch) {
            if (result.verdict() instanceof Verdict.Taken taken) {
                if (result.claim().probe()) {
                    pace.resume();
                }
                keepAlias(result.claim(), taken);
            }
        }
    }

    /** Meta may write a number otherwise than we do; the resident's next message may come under that form. */
    private void keepAlias(Claim claim, Verdict.Taken taken) {
        String waId = taken.waId();
        if (waId != null && claim.addresses().stream().noneMatch(a -> a.value().equals(waId))) {
            contacts.addAlias(claim.bubble().contact(), waId);
        }
    }
}
