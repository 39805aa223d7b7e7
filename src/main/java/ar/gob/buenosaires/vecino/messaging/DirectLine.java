package ar.gob.buenosaires.vecino.messaging;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The way out while the store is away: straight to Meta, past outbox, buckets and breaker. For red-flag bubbles only,
 * which may come twice.
 */
@Component
public class DirectLine {

    private static final Logger log = LoggerFactory.getLogger(DirectLine.class);
    private static final int ROUNDS = 2;

    private final Carrier carrier;
    private final MessageFormat format;

    DirectLine(Carrier carrier, MessageFormat format) {
        this.carrier = carrier;
        this.format = format;
    }

    /**
     * Tries each address in turn, twice over, until Meta takes the bubble. Blocks as long as the time-outs of the
     * settings allow.
     *
     * @return whether Meta took it
     */
    public boolean send(List<Address> addresses, OutgoingMessage message) {
        for (int round = 0; round < ROUNDS; round++) {
            for (Address address : addresses) {
                if (sent(carrier.send(new Carrier.Parcel(address, format.write(message), null)))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean sent(SendResult result) {
        switch (result) {
            case SendResult.Accepted accepted -> {
                return true;
            }
            case SendResult.Refused refused -> log.warn("direct bubble refused with code {}", refused.code());
            case SendResult.NotSent(String reason) -> log.warn("direct bubble not sent: {}", reason);
            case SendResult.Ambiguous(String reason) -> log.warn("direct bubble unconfirmed: {}", reason);
        }
        return false;
    }
}
