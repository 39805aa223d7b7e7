package ar.gob.buenosaires.vecino.messaging;

/** A message cannot be answered yet, through no fault of its own: it waits without losing a try. */
public class NotReady extends RuntimeException {

    public NotReady(Throwable cause) {
        super(cause);
    }
}
