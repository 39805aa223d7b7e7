package ar.gob.buenosaires.vecino.messaging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a message, as far as Meta said.
 *
 * @param addresses the identifiers in the order in which they are trusted: BSUID, phone, parent BSUID; may be empty
 * @param alias the same phone in another form, as Meta's contact entry had it
 */
public record Sender(List<Address> addresses, @Nullable Address alias) {

    public Sender {
        addresses = List.copyOf(addresses);
    }

    /** Somebody that Meta did not name. */
    public static final Sender NOBODY = new Sender(List.of(), null);
}
