package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.messaging.IncomingMessage;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Dialogs about patients and their tickets, as the conversation meets them. */
interface Patients {

    /**
     * What is open for a resident.
     *
     * @param talk the open dialog, or the last one with a ticket
     * @param attended a person has the chat
     */
    record Present(Optional<Talk> talk, boolean attended) {

        static final Present NOTHING = new Present(Optional.empty(), false);

        /** Whether answers may repeat themselves without being a loop. */
        boolean asks() {
            return talk.filter(Talk::isOpen).isPresent();
        }

        boolean hasTicket() {
            return talk.filter(known -> known.ticket() != null).isPresent();
        }
    }

    /** Looks at the resident's dialog, and keeps what the resident says beside an open ticket. */
    Present of(IncomingMessage message);

    /** A sign of danger: its bubble, its ticket, and what is asked then. */
    Reply alarm(IncomingMessage message, Decision danger, Present present);

    /** Takes up what a resident tells a person who has the chat; nothing is said. */
    void overhear(IncomingMessage message, Present present);

    /**
     * What a dialog says; empty where the router's reply stands.
     *
     * @param routed what the router would say; asked for only when needed
     */
    Optional<Reply> answer(IncomingMessage message, Present present, Supplier<Decision> routed);

    /** Keeps what we said beside an open ticket, under the ids of the outbox. */
    void keep(IncomingMessage message, List<Long> ids, List<OutgoingMessage> bubbles);
}
