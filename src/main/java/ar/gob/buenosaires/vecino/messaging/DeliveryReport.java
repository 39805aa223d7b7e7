package ar.gob.buenosaires.vecino.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Meta says became of one of our messages.
 *
 * @param wamid Meta's id of our message; personal
 * @param status as sent: an open set, unknown ones change nothing
 * @param outboundId our own id, from {@code biz_opaque_callback_data} {@code outbox:<id>}
 * @param errorCode of the first error of a failed message
 * @param pricing {@code pricing.type}, for the counter of paid bubbles
 */
public record DeliveryReport(
        String wamid,
        String status,
        Instant at,
        @Nullable Long outboundId,
        @Nullable Integer errorCode,
        @Nullable String pricing) {

    public DeliveryReport(
            String wamid, String status, Instant at, @Nullable Long outboundId, @Nullable Integer errorCode) {
        this(wamid, status, at, outboundId, errorCode, null);
    }

    @Override
    public String toString() {
        return status + " of outbound " + outboundId;
    }
}
