package ar.gob.buenosaires.vecino.messaging;

/**
 * WhatsApp did not deliver a bubble and it will not be sent again; published in the transaction that writes it down.
 *
 * @param id of the outbox
 */
public record BubbleFailed(long id) {}
