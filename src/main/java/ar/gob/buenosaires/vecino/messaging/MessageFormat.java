package ar.gob.buenosaires.vecino.messaging;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes bubbles as the Cloud API's JSON, without a recipient: for the outbox, and for previews. */
public interface MessageFormat {

    ObjectNode write(OutgoingMessage message);
}
