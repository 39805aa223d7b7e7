package ar.gob.buenosaires.vecino.messaging;

/** Shows the resident that a message was read and is being answered, where the settings ask for it. Best effort. */
public interface ReadReceipts {

    /** Returns at once; what goes wrong is forgotten. Called when the handling of a message begins. */
    void seen(String wamid);
}
