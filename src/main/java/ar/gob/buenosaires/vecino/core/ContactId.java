package ar.gob.buenosaires.vecino.core;

/** Our own key of a resident who writes; never a phone number. */
public record ContactId(long value) {

    public ContactId {
        if (value <= 0) {
            throw new IllegalArgumentException("a contact id is positive");
        }
    }
}
