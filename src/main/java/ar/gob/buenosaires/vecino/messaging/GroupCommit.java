package ar.gob.buenosaires.vecino.messaging;

import ar.gob.buenosaires.vecino.messaging.InboxRows.Stored;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Stores deliveries that come at the same time in one transaction: a commit costs the same for fifty as for one. No
 * delivery waits for company: a writer takes whatever came while all writers were busy.
 */
@Component
class GroupCommit {

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
    private static final int TRIES = 3;
    /** A few, so that a delivery of a thousand messages does not hold up those of one. */
    private static final int WRITERS = 3;
    /** Messages and reports in one transaction, unless a single delivery has more. */
    private static final int LARGEST = 500;
    /** Above what a writer waits for a connection and a transaction lasts. */
    private static final Duration PATIENCE = Duration.ofSeconds(9);
    /** How long residents in danger wait for it. */
    private static final Duration URGENT_PATIENCE = Duration.ofSeconds(2);

    private final Intake intake;
    private final InboxMetrics metrics;
    private final ContactQueue queue;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int writers;

    GroupCommit(Intake intake, InboxMetrics metrics, ContactQueue queue) {
        this.intake = intake;
        this.metrics = metrics;
        this.queue = queue;
    }

    private record Waiting(Mailbag delivery, Set<ReceivedMessage> urgent, CompletableFuture<Void> stored) {

        int size() {
            return delivery.messages().size() + delivery.reports().size();
        }

        boolean isStoredWithin(Duration patience) throws ExecutionException, InterruptedException {
            try {
                stored.get(patience.toMillis(), TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException e) {
                return false;
            }
        }

        /** Who is who must be settled in the order of arrival where it changes. */
        boolean isAlone() {
            return !delivery.changes().isEmpty() || delivery.messages().stream().anyMatch(m -> m.change() != null);
        }
    }

    /**
     * Stores a delivery and waits until it is committed.
     *
     * @param urgent those of its messages that hold a sign of danger
     * @param whenLate is run once when there are such and the store is silent for too long
     * @throws StoreAway when it is not known to be committed
     */
    void store(Mailbag delivery, Set<ReceivedMessage> urgent, Runnable whenLate) throws StoreAway {
        Waiting mine = new Waiting(delivery, urgent, new CompletableFuture<>());
        enqueue(mine);
        try {
            if (!urgent.isEmpty() && !mine.isStoredWithin(URGENT_PATIENCE)) {
                whenLate.run();
            }
            if (!mine.isStoredWithin(PATIENCE)) {
                giveUp(mine);
                throw new StoreAway("the database is silent");
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreAway away) {
                throw away;
            }
            throw new IllegalStateException("a delivery could not be stored", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreAway(e);
        }
    }

    /** Meta will bring it again: what nobody waits for must not pile up while the database is silent. */
    private synchronized void giveUp(Waiting delivery) {
        waiting.remove(delivery);
    }

    private synchronized void enqueue(Waiting delivery) {
        waiting.add(delivery);
        if (writers < WRITERS) {
            writers++;
            Thread.ofVirtual().name("inbox-writer").start(this::write);
        }
    }

    private void write() {
        for (List<Waiting> group = next(); !group.isEmpty(); group = next()) {
            store(group);
        }
    }

    /** What is stored together next; nothing ends the writer. */
    private synchronized List<Waiting> next() {
        List<Waiting> group = new ArrayList<>();
        int size = 0;
        while (!waiting.isEmpty() && fits(waiting.getFirst(), group, size)) {
            Waiting taken = waiting.removeFirst();
            group.add(taken);
            size += taken.isAlone() ? LARGEST : taken.size();
        }
        if (group.isEmpty()) {
            writers--;
        }
        return group;
    }

    private static boolean fits(Waiting next, List<Waiting> group, int size) {
        return group.isEmpty() || (!next.isAlone() && size + next.size() <= LARGEST);
    }

    private void store(List<Waiting> group) {
        if (group.size() > 1) {
            try {
                store(together(group));
                group.forEach(one -> one.stored.complete(null));
                return;
            } catch (StoreAway e) {
                group.forEach(one -> one.stored.completeExceptionally(e));
                return;
            } catch (Throwable e) {
                log.info(
                        "a group of deliveries is stored one by one after {}",
                        e.getClass().getSimpleName());
            }
        }
        group.forEach(this::storeAlone);
    }

    private void storeAlone(Waiting one) {
        try {
            store(one);
            one.stored.complete(null);
        } catch (StoreAway e) {
            one.stored.completeExceptionally(e);
        } catch (DataAccessException | TransactionException e) {
            log.warn("a delivery could not be stored: {}", e.getClass().getSimpleName());
            one.stored.completeExceptionally(new StoreAway(e));
        } catch (Throwable e) {
            one.stored.completeExceptionally(e);
        }
    }

    private static Waiting together(List<Waiting> group) {
        List<ReceivedMessage> messages = new ArrayList<>();
        List<DeliveryReport> reports = new ArrayList<>();
        Set<ReceivedMessage> urgent = new HashSet<>();
        for (Waiting one : group) {
            messages.addAll(one.delivery.messages());
            reports.addAll(one.delivery.reports());
            urgent.addAll(one.urgent);
        }
        Mailbag all = new Mailbag(group.getFirst().delivery.arrivedAt(), messages, reports, List.of());
        return new Waiting(all, urgent, group.getFirst().stored);
    }

    private void store(Waiting delivery) throws StoreAway {
        for (int attempt = 1; ; attempt++) {
            try {
                count(delivery.delivery, intake.store(delivery.delivery, delivery.urgent));
                return;
            } catch (QueryTimeoutException e) {
                throw away(e);
            } catch (ConcurrencyFailureException | DataIntegrityViolationException e) {
                // two deliveries, or an erasure, met in the same rows
                log.info("a delivery is stored again after {}", e.getClass().getSimpleName());
                if (attempt == TRIES) {
                    throw e;
                }
            } catch (DataAccessException | TransactionException e) {
                if (Outages.isOutage(e)) {
                    throw away(e);
                }
                throw e;
            }
        }
    }

    private static StoreAway away(Exception e) {
        log.warn("deliveries cannot be stored: {}", e.getClass().getSimpleName());
        return new StoreAway(e);
    }

    private void count(Mailbag delivery, List<Stored> stored) {
        for (Stored message : stored) {
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
