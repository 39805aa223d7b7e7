package ar.gob.buenosaires.vecino.messaging;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bubble that this node has taken to send.
 *
 * @param addresses of the resident, best first
 */
record Claim(WaitingBubble bubble, Instant claimedAt, boolean probe, List<Address> addresses) {

    long id() {
        return bubble.id();
    }

    Tries tries() {
        return bubble.tries();
    }

    @Nullable
    Instant receivedAt() {
        return bubble.receivedAt();
    }

    @Override
    public String toString() {
        return "outbound " + id();
    }
}
