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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** One message at a time: danger first, then what asks for no reply, loops, and at last what was asked. */
@Component
class CityConversations implements Conversations {

    /** Among the grounds of a turn beside an open ticket. */
    private static final String TICKET = "ticket";

    private final Comprehension comprehension;
    private final SmallTalk smallTalk;
    private final Memory memory;
    private final IntentMetrics metrics;
    private final Unanswered unanswered;
    private final AnswerWishes wishes;
    private final Patients patients;
    private final Clock clock;

    CityConversations(
            Comprehension comprehension,
            SmallTalk smallTalk,
            Memory memory,
            IntentMetrics metrics,
            Unanswered unanswered,
            AnswerWishes wishes,
            Patients patients,
            Clock clock) {
        this.comprehension = comprehension;
        this.smallTalk = smallTalk;
        this.memory = memory;
        this.metrics = metrics;
        this.unanswered = unanswered;
        this.wishes = wishes;
        this.patients = patients;
        this.clock = clock;
    }

    @Override
    public Turn reply(IncomingMessage message) {
        Optional<Glance> glance = comprehension.look(message.content());
        Optional<Decision> danger = comprehension.danger(glance);
        Optional<String> quiet = SmallTalk.noReply(message.content());
        Instant now = clock.instant();
        Duration age = Duration.between(message.sentAt(), now);
        if (danger.isEmpty() && quiet.isPresent()) {
            return Turn.ignored(quiet.get());
        }
        if (danger.isEmpty() && memory.isClosed(age)) {
            return Turn.ignored("window-closed");
        }
        Standings.Kept kept = memory.of(message);
        Patients.Present present = kept.talks() ? patients.of(message) : Patients.Present.NOTHING;
        if (danger.isEmpty() && present.attended()) {
            patients.overhear(message, present);
            return new Turn(Outcome.ATTENDED, "attended", null, List.of(), Map.of());
        }
        Memory.Recall recall = memory.recall(message, kept.standing(), now, danger.isPresent() || present.asks());
        if (recall.loops()) {
            return Turn.ignored("loop");
        }
        if (danger.isPresent()) {
            Decision alarm = comprehension.after(recall.last(), danger.get());
            memory.keep(message, recall, alarm, now);
            String tally = Tally.of(alarm, message.content(), true);
            return said(alarm, tally, patients.alarm(message, alarm, present), present);
        }
        // what is typed beside a patient's questions is no question to the City, and nothing to keep
        boolean noted = !present.asks() || message.content() instanceof Content.Choice;
        Supplier<Decision> routed = once(() -> {
            Decision ready = ready(message.content(), glance, recall);
            return noted ? unanswered.note(message.content(), ready, now) : ready;
        });
        Optional<Reply> reply = patients.answer(message, present, routed);
        Decision decision = reply.map(Reply::decision).orElseGet(routed);
        wishes.note(message);
        memory.keep(message, recall, decision, now);
        String tally = Tally.of(
                decision, message.content(), reply.isPresent() && reply.get().aside() == null);
        return reply.map(more -> said(decision, tally, more, present)).orElseGet(() -> {
            Decision timely = memory.isLate(age) ? smallTalk.late(decision) : decision;
            return said(timely, tally, Reply.of(timely), present);
        });
    }

    /** What was put out beside an open ticket stands in its transcript. */
    @Override
    public void put(IncomingMessage message, Turn turn, List<Long> ids) {
        if (turn.grounds().containsKey(TICKET)) {
            patients.keep(message, ids, turn.replies());
        }
    }

    @Override
    public Optional<OutgoingMessage> firstAid(Content content) {
        return comprehension.danger(comprehension.look(content)).map(Decision::bubble);
    }

    @Override
    public OutgoingMessage apology() {
        return smallTalk.apology();
    }

    private Decision ready(Content content, Optional<Glance> glance, Memory.Recall recall) {
        try {
            return decide(content, glance, recall);
        } catch (ContentAway e) {
            throw new NotReady(e);
        }
    }

    /** Words of a picture that mean nothing to us are treated like no words. */
    private Decision decide(Content content, Optional<Glance> glance, Memory.Recall recall) {
        return smallTalk
                .about(content)
                .or(() -> Optional.of(comprehension.decide(content, glance, recall.last()))
                        .filter(decision -> !(content instanceof Content.Media) || decision.isUnderstood()))
                .orElseGet(() -> smallTalk.line("media"));
    }

    private Turn said(Decision decision, String tally, Reply reply, Patients.Present present) {
        metrics.count(decision);
        Map<String, Object> grounds = new LinkedHashMap<>(decision.grounds());
        grounds.put(Tally.KEY, tally);
        if (reply.escalated() || present.hasTicket()) {
            grounds.put(TICKET, true);
        }
        return new Turn(
                reply.escalated() ? Outcome.ESCALATED : Outcome.ANSWERED,
                reply.reason(),
                decision.intent(),
                reply.bubbles(),
                grounds,
                reply.urgent());
    }

    /** Routes at most once, and only when somebody asks. */
    private static Supplier<Decision> once(Supplier<Decision> routed) {
        AtomicReference<Decision> kept = new AtomicReference<>();
        return () -> {
            Decision known = kept.get();
            if (known == null) {
                known = routed.get();
                kept.set(known);
            }
            return known;
        };
    }
}
