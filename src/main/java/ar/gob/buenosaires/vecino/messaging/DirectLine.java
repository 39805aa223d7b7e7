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

    private final Carrier carrier;
    private final MessageFormat format;

    DirectLine(Carrier carrier, MessageFormat format) {
        this.carrier = carrier;
        this.format = format;
    }

    /**
     * Sends to the first address, and to the next where Meta refuses. Blocks; at most one more try for each address
     * where nothing was handed over.
     *
     * @return whether Meta took it
     */
    public boolean send(List<Address> addresses, OutgoingMessage message) {
        for (Address address : addresses) {
            for (int attempt = 0; attempt < 2; attempt++) {
                SendResult result = carrier.send(new Carrier.Parcel(address, format.write(message), null));
                switch (result) {
                    case SendResult.Accepted ignored -> {
                        return true;
                    }
                    case SendResult.Refused(int code, Remedy remedy, var f, var r, var t) -> {
                        log.warn("direct bubble refused with code {}", code);
                        if (remedy.action() != Remedy.Action.RETRY) {
                            attempt = 2;
                        }
                    }
                    case SendResult.NotSent(String reason) -> log.warn("direct bubble not sent: {}", reason);
                    case SendResult.Ambiguous(String reason) -> log.warn("direct bubble unconfirmed: {}", reason);
                }
            }
        }
        return false;
    }
}
