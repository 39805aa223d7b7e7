package ar.gob.buenosaires.vecino.privacy;

/** A sealed value that none of the configured keys opens. */
public class UnreadableSecret extends RuntimeException {

    public UnreadableSecret(String keyId) {
        super("no configured key opens a value sealed under key '" + keyId + "'");
    }
}
