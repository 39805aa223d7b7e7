package ar.gob.buenosaires.vecino.messaging;

import java.util.List;
import java.util.Optional;

/** Who understands messages and says what to reply. Messaging owns this interface; conversation implements it. */
public interface Conversations {

    /**
     * Decides on one message, inside the transaction that ends it. An exception rolls back and is tried again.
     *
     * @throws NotReady while messages cannot be answered at all
     */
    Turn reply(IncomingMessage message);

    /** The replies to a message have been put into the outbox, under these ids; in the same transaction. */
    default void put(IncomingMessage message, Turn turn, List<Long> ids) {}

    /**
     * The bubble that names the emergency line when the content holds a red flag. Needs no database and never throws:
     * it is asked for at the webhook, to put such a message first, and is sent directly while the store is away.
     */
    Optional<OutgoingMessage> firstAid(Content content);

    /** What is said when a message could not be handled: 147, and 107 for emergencies. Needs no database. */
    OutgoingMessage apology();
}
