package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.messaging.OutgoingMessage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a dialog says to one message.
 *
 * @param reason a word for people and metrics
 * @param escalated a ticket was opened or changed
 * @param aside the answer to something else that was asked in between, or null
 * @param urgent the first bubble passes every queue
 */
record Reply(
        List<OutgoingMessage> bubbles,
        String reason,
        boolean escalated,
        @Nullable Decision aside,
        boolean urgent) {

    Reply {
        bubbles = List.copyOf(bubbles);
    }

    Reply(List<OutgoingMessage> bubbles, String reason, boolean escalated, @Nullable Decision aside) {
        this(bubbles, reason, escalated, aside, false);
    }

    Reply urgent(boolean now) {
        return new Reply(bubbles, reason, escalated, aside, now);
    }

    static Reply of(Decision decision) {
        return new Reply(List.of(decision.bubble()), decision.reason(), false, decision);
    }

    /** The router's decision that is in it, or one that says that it was a dialog's turn. */
    Decision decision() {
        return aside != null ? aside : new Decision(reason, null, null, new OutgoingMessage.Text("-"), Map.of());
    }
}
