package ar.gob.buenosaires.vecino.messaging;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a bubble has got, in the order in which a later word wins over an earlier one: a failure over what was only
 * taken or sent, never over what was seen on one of the resident's devices. Source: Cloud API reference, section 4.
 */
enum Delivery {
    NONE,
    ACCEPTED,
    SENT,
    FAILED,
    DELIVERED,
    READ,
    PLAYED;

    /** Meta's word for it; unknown ones change nothing. */
    static Optional<Delivery> of(String status) {
        String name = status.toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(value -> value.beats(ACCEPTED) && value.name().equals(name))
                .findFirst();
    }

    boolean beats(Delivery other) {
        return compareTo(other) > 0;
    }
}
