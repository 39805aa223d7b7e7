package ar.gob.buenosaires.vecino.simulator;

import java.time.Duration;

/** Counts what changed on the phones, so that the page can wait for the next change. */
final class Revision {

    private long current;

    synchronized long current() {
        return current;
    }

    synchronized void bump() {
        current++;
        notifyAll();
    }

    /** Waits until something newer than {@code seen}, or for so long. */
    synchronized long await(long seen, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (current <= seen) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return current;
            }
            wait(left);
        }
        return current;
    }
}
