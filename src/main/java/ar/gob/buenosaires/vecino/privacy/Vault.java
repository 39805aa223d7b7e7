package ar.gob.buenosaires.vecino.privacy;

/**
 * The one seam through which personal text is kept and looked up: sealed with AES-GCM under the first of
 * {@code vecino.encryption.keys}, looked up by a keyed hash that no rotation changes.
 */
public interface Vault {

    /** The text as UTF-8, sealed, with the id of its key in front. */
    byte[] seal(String text);

    /**
     * The text that was sealed.
     *
     * @throws UnreadableSecret when no configured key opens it
     */
    String open(byte[] sealed);

    /**
     * A 32-byte keyed hash to look a value up by; stable for the life of the database.
     *
     * @param purpose separates the hashes of different kinds of values, e.g. {@code "phone"}
     * @throws IllegalStateException while the database has never been reached: its key is kept there, sealed
     */
    byte[] fingerprint(String purpose, String value);
}
