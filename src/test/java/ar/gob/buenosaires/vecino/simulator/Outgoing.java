package ar.gob.buenosaires.vecino.simulator;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** A resident's message on its way to the service. */
final class Outgoing {

    private final Written message;
    private final Instant writtenAt = Instant.now();
    private final AtomicInteger attempts = new AtomicInteger();
    private volatile boolean taken;

    Outgoing(Written message) {
        this.message = message;
    }

    Written message() {
        return message;
    }

    /** When it left the phone, which a late message does not say itself. */
    Instant writtenAt() {
        return writtenAt;
    }

    void answered(int status) {
        attempts.incrementAndGet();
        taken = taken || status == 200;
    }

    /** The service answered 200 at least once. */
    boolean taken() {
        return taken;
    }

    /** How often it was delivered. */
    int attempts() {
        return attempts.get();
    }
}
