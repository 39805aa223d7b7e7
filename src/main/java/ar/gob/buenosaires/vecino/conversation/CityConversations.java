package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.faq.ContentAway;
import ar.gob.buenosaires.vecino.messaging.Content;
import ar.gob.buenosaires.vecino.messaging.Conversations;
import ar.gob.buenosaires.vecino.messaging.IncomingMessage;
import ar.gob.buenosaires.vecino.messaging.NotReady;
import ar.gob.buenosaires.vecino.messaging.Outcome;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage;
import ar.gob.buenosaires.vecino.messaging.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** One message at a time: danger first, then what asks for no reply, loops, and at last what was asked. */
@Component
class CityConversations implements Conversations {

    private final Comprehension comprehension;
    private final SmallTalk smallTalk;
    private final Memory memory;
    private final IntentMetrics metrics;
    private final Unanswered unanswered;
    private final Clock clock;

    CityConversations(
            Comprehension comprehension,
            SmallTalk smallTalk,
            Memory memory,
            IntentMetrics metrics,
            Unanswered unanswered,
            Clock clock) {
        this.comprehension = comprehension;
        this.smallTalk = smallTalk;
        this.memory = memory;
        this.metrics = metrics;
        this.unanswered = unanswered;
        this.clock = clock;
    }

    @Override
    public Turn reply(IncomingMessage message) {
        Optional<Decision> danger = comprehension.danger(message.content());
        Optional<String> quiet = SmallTalk.noReply(message.content());
        Instant now = clock.instant();
        Duration age = Duration.between(message.sentAt(), now);
        if (danger.isEmpty() && quiet.isPresent()) {
            return Turn.ignored(quiet.get());
        }
        if (danger.isEmpty() && memory.isClosed(age)) {
            return Turn.ignored("window-closed");
        }
        Memory.Recall recall = memory.recall(message, now, danger.isPresent());
        if (recall.loops()) {
            return Turn.ignored("loop");
        }
        Decision decision =
                danger.orElseGet(() -> unanswered.note(message.content(), ready(message.content(), recall), now));
        memory.keep(message, recall, decision, now);
        boolean sorry = danger.isEmpty() && memory.isLate(age);
        return said(sorry ? smallTalk.late(decision) : decision);
    }

    @Override
    public Optional<OutgoingMessage> firstAid(Content content) {
        return comprehension.danger(content).map(Decision::bubble);
    }

    @Override
    public OutgoingMessage apology() {
        return smallTalk.apology();
    }

    private Decision ready(Content content, Memory.Recall recall) {
        try {
            return decide(content, recall);
        } catch (ContentAway e) {
            throw new NotReady(e);
        }
    }

    /** Words of a picture that mean nothing to us are treated like no words. */
    private Decision decide(Content content, Memory.Recall recall) {
        return smallTalk
                .about(content)
                .or(() -> Optional.of(comprehension.decide(content, recall.service()))
                        .filter(decision -> !(content instanceof Content.Media) || decision.isUnderstood()))
                .orElseGet(() -> smallTalk.line("media"));
    }

    private Turn said(Decision decision) {
        metrics.count(decision);
        return new Turn(
                Outcome.ANSWERED, decision.reason(), decision.intent(), List.of(decision.bubble()), decision.grounds());
    }
}
