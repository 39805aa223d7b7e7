package ar.gob.buenosaires.vecino.messaging;

/** How a stored message ended. */
public enum Outcome {
    /** The bot replied. */
    ANSWERED,
    /** It opened or changed a ticket with SAME. */
    ESCALATED,
    /** A person has the chat; the bot kept silent. */
    ATTENDED,
    /** It asks for no reply: a reaction, a status, a duplicate of a loop. */
    IGNORED,
    /** It could not be handled; the resident got an apology. */
    FAILED
}
