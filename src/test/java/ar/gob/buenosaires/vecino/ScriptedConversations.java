package ar.gob.buenosaires.vecino;

import ar.gob.buenosaires.vecino.messaging.Content;
import ar.gob.buenosaires.vecino.messaging.Conversations;
import ar.gob.buenosaires.vecino.messaging.IncomingMessage;
import ar.gob.buenosaires.vecino.messaging.Outcome;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage;
import ar.gob.buenosaires.vecino.messaging.Turn;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says the same to everything; stands in for the router in {@link EndToEndTests} until that is there. */
class ScriptedConversations implements Conversations {

    private static final OutgoingMessage ANSWER = new OutgoingMessage.Text("VTV, Ecobici; emergencias: 107");

    @Override
    public Turn reply(IncomingMessage message) {
        return message.content() instanceof Content.Reaction
                ? Turn.ignored("reaction")
                : new Turn(Outcome.ANSWERED, "script", null, List.of(ANSWER), Map.of());
    }

    @Override
    public Optional<OutgoingMessage> firstAid(Content content) {
        return Optional.empty();
    }

    @Override
    public OutgoingMessage apology() {
        return ANSWER;
    }
}
