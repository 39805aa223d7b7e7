package ar.gob.buenosaires.vecino.messaging;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * The contacts of this node's inbox workers to look at next, each once. It may forget nothing for long and may be wrong
 * about everything: the table decides, and the sweep brings back what was lost.
 */
@Component
class ContactQueue {

    private final Deque<Long> waiting = new ArrayDeque<>();
    private final Set<Long> queued = new HashSet<>();
    private final Set<Long> inHand = new HashSet<>();
    private final Set<Long> again = new HashSet<>();
    // a lock rather than synchronized: virtual threads wait here
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private boolean closed;

    /** A contact has, or may have, a message waiting; an urgent one goes first. */
    void offer(long contact, boolean urgent) {
        lock.lock();
        try {
            if (inHand.contains(contact)) {
                again.add(contact);
            } else if (queued.add(contact)) {
                put(contact, urgent);
            } else if (urgent) {
                waiting.remove(contact);
                put(contact, true);
            }
        } finally {
            lock.unlock();
        }
    }

    private void put(long contact, boolean first) {
        if (first) {
            waiting.addFirst(contact);
        } else {
            waiting.addLast(contact);
        }
        filled.signal();
    }

    /** The next contact, to be given back by {@link #done}; waits for one; empty once the queue is closed. */
    Optional<Long> take() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                filled.await();
            }
            if (closed) {
                return Optional.empty();
            }
            Long contact = waiting.removeFirst();
            queued.remove(contact);
            inHand.add(contact);
            return Optional.of(contact);
        } finally {
            lock.unlock();
        }
    }

    /** The worker has let go of a contact, who may have more. */
    void done(long contact, boolean more) {
        lock.lock();
        try {
            inHand.remove(contact);
            if (again.remove(contact) || more) {
                offer(contact, false);
            }
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    void open() {
        lock.lock();
        try {
            closed = false;
        } finally {
            lock.unlock();
        }
    }

    /** Workers take nothing more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
