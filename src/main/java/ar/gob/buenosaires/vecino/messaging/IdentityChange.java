package ar.gob.buenosaires.vecino.messaging;

import java.util.List;

/**
 * A resident's new phone number, BSUID or both, as a notice of WhatsApp's tells.
 *
 * @param previous what the resident was known by, most trusted first; may be empty
 * @param current what the resident is known by from now on
 */
public record IdentityChange(List<Address> previous, List<Address> current) {

    public IdentityChange {
        previous = List.copyOf(previous);
        current = List.copyOf(current);
    }
}
