package ar.gob.buenosaires.vecino.faq;

/** The content has not been read from the database yet. */
public class ContentAway extends RuntimeException {

    ContentAway() {
        super("the content has not been read from the database yet");
    }
}
