package ar.gob.buenosaires.vecino.messaging;

/** The database could not take a delivery; Meta must deliver it again. */
public class StoreAway extends Exception {

    public StoreAway(String reason) {
        super(reason);
    }

    public StoreAway(Throwable cause) {
        super("the database is away", cause);
    }
}
