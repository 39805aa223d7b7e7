package ar.gob.buenosaires.vecino.messaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who carries bubbles to residents: the Graph API. Messaging owns this interface. */
public interface Carrier {

    /** Hands one bubble over; blocks up to the time-outs of the settings and never throws. */
    SendResult send(Parcel parcel);

    /** What to do about an error code that arrives by a status webhook. */
    Remedy remedy(int code);

    /** All that {@link #remedy} and refusals may name. */
    List<Remedy> remedies();

    /**
     * A bubble and where it goes.
     *
     * @param message as {@link MessageFormat} wrote it, without a recipient
     * @param outboundId travels along, so that a status webhook can name it; null outside the outbox
     */
    record Parcel(Address to, ObjectNode message, @Nullable Long outboundId) {

        @Override
        public String toString() {
            return "outbound " + outboundId;
        }
    }
}
