package ar.gob.buenosaires.vecino.messaging;

/** One of the identifiers under which Meta knows a resident, exactly as Meta sent it. Never printed. */
public record Address(Kind kind, String value) {

    /** In the order in which they are tried: a phone keeps phones visible in later webhooks. */
    public enum Kind {
        PHONE,
        BSUID,
        PARENT_BSUID
    }

    public Address {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an address is blank");
        }
    }

    @Override
    public String toString() {
        return kind.name();
    }
}
