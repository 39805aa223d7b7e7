package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.emergency.Priority;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Text;
import ar.gob.buenosaires.vecino.triage.Answers;
import ar.gob.buenosaires.vecino.triage.Protocol;
import ar.gob.buenosaires.vecino.triage.Step;
import ar.gob.buenosaires.vecino.triage.Told;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Walks residents through a protocol: from one answer to the next question, and to the outcome. */
@Component
class Triages {

    /** Where things are kept, and how they are said. */
    @Component
    record Desk(Talks talks, Asking asking, Phrases phrases, TriageMetrics metrics, Clock clock) {}

    private final Desk desk;
    private final TalkTickets tickets;
    private final TalkTimes times;

    Triages(Desk desk, TalkTickets tickets, TalkTimes times) {
        this.desk = desk;
        this.tickets = tickets;
        this.times = times;
    }

    /** The next question, or the outcome; {@code line} is said first. */
    Reply advance(Talk talk, Protocol protocol, String line) {
        Answers answers = withCircumstances(talk, protocol);
        Talk here = talk.knowing(talk.known().with(answers));
        return switch (protocol.next(answers)) {
            case Step.Ask(var question) -> ask(here.waiting(question.id()), protocol, line);
            case Step.Conclude outcome -> conclude(here, protocol, outcome, line);
        };
    }

    /** What nobody needs to tell: a second contact, the place. */
    private static Answers withCircumstances(Talk talk, Protocol protocol) {
        Known known = talk.known();
        Map<String, Told> facts = new HashMap<>(known.answers().facts());
        String before = known.before();
        boolean same = before != null && !Who.read(before).isSurelyNot(Who.of(known));
        put(facts, protocol, "second_contact", same);
        put(facts, protocol, "outside_city", known.reach().outside());
        return new Answers(facts, known.asked());
    }

    private static void put(Map<String, Told> facts, Protocol protocol, String fact, boolean is) {
        if (is && protocol.fact(fact).isPresent()) {
            facts.put(fact, Told.value("yes"));
        } else {
            facts.remove(fact);
        }
    }

    /** Asks what the dialog waits for. */
    Reply ask(Talk talk, Protocol protocol, String line) {
        Instant now = desk.clock.instant();
        boolean escalated = tickets.update(talk, null, null).isPresent();
        Talk kept = desk.talks.keep(times.timed(talk, protocol, now), null, now);
        return new Reply(desk.asking.next(kept, Asking.above(line)).stream().toList(), "triage", escalated, null);
    }

    private Reply conclude(Talk talk, Protocol protocol, Step.Conclude outcome, String line) {
        String advice = Asking.above(line) + desk.asking.advice(protocol, outcome.advice());
        String result = outcome.priority().name().toLowerCase(Locale.ROOT);
        desk.metrics.count(result);
        Talk ended = talk.knowing(talk.known().flagged(outcome.flags())).due(null, null);
        Optional<Priority> priority = priority(outcome.priority());
        boolean opens = outcome.ticket() && priority.isPresent();
        if (!opens) {
            boolean told = tickets.update(ended, priority.orElse(null), true).isPresent();
            return close(ended, result, List.of(text(advice)), told);
        }
        TalkTickets.Opened opened = tickets.open(ended, priority.orElseThrow(), true);
        String number = opened.ticket().number();
        String next = desk.phrases.say(
                outcome.priority() == ar.gob.buenosaires.vecino.triage.Priority.GREEN
                        ? "say.ticket.green"
                        : "say.ticket.opened",
                number);
        List<OutgoingMessage> bubbles = new ArrayList<>();
        bubbles.add(text(advice + "\n\n" + next));
        return followUp(opened.talk(), result, bubbles, "")
                .urgent(outcome.priority() == ar.gob.buenosaires.vecino.triage.Priority.RED);
    }

    /** What is still to be asked once a ticket is there: the place, a number, another patient. */
    Reply followUp(Talk talk, @Nullable String outcome, List<OutgoingMessage> bubbles, String line) {
        Known.Reach reach = talk.known().reach();
        String step;
        boolean placeAsked = talk.waitsFor(Talk.CALLBACK) || talk.waitsFor(Talk.NUMBER);
        if (!reach.hasPlace() && !placeAsked) {
            step = Talk.LOCATION;
        } else if (reach.lacksNumber() && !reach.outside()) {
            step = Talk.CALLBACK;
        } else if ("yes".equals(talk.known().facts().get("several_ill"))) {
            step = Talk.ANOTHER;
        } else {
            return close(talk, outcome, bubbles, true);
        }
        Talk kept = desk.talks.keep(talk.waiting(step).due(null, null), outcome, desk.clock.instant());
        List<OutgoingMessage> all = new ArrayList<>(bubbles);
        desk.asking.next(kept, Asking.above(line)).ifPresent(all::add);
        return new Reply(all, "triage", true, null);
    }

    Reply close(Talk talk, @Nullable String outcome, List<OutgoingMessage> bubbles, boolean escalated) {
        Talk ended = talk.waiting(null).in(Talk.State.ENDED).due(null, null);
        desk.talks.keep(ended, outcome, desk.clock.instant());
        return new Reply(bubbles, "triage", escalated, null);
    }

    /** Somebody went silent: what worries becomes a ticket of what is known, the rest waits. */
    List<OutgoingMessage> lapse(Talk talk, Protocol protocol, Instant now) {
        Optional<TalkTickets.Opened> opened = incomplete(talk, protocol);
        if (opened.isEmpty()) {
            desk.metrics.count("abandoned");
            desk.talks.keep(talk.in(Talk.State.PAUSED).due(null, null), "abandoned", now);
            return List.of();
        }
        desk.talks.keep(opened.get().talk().due(null, null), "incomplete", now);
        return List.of(text(
                desk.phrases.say("say.ticket.incomplete", opened.get().ticket().number())));
    }

    /** Somebody else is in danger: what was asked about this patient so far becomes a ticket if it worries. */
    void setAside(Talk talk, Optional<Protocol> protocol) {
        Instant now = desk.clock.instant();
        Talk kept = talk;
        if (talk.ticket() == null && protocol.isPresent()) {
            kept = protocol.flatMap(p -> incomplete(talk, p))
                    .map(TalkTickets.Opened::talk)
                    .orElse(talk);
        }
        desk.talks.keep(kept.waiting(null).in(Talk.State.ENDED).due(null, null), "set-aside", now);
    }

    /** A ticket of what is known so far, where that worries. */
    private Optional<TalkTickets.Opened> incomplete(Talk talk, Protocol protocol) {
        Step.Conclude outcome = TalkTimes.asItStands(protocol, withCircumstances(talk, protocol));
        Optional<Priority> priority = priority(outcome.priority());
        if (!times.worries(talk, protocol) || !outcome.ticket() || priority.isEmpty()) {
            return Optional.empty();
        }
        desk.metrics.count("incomplete");
        return Optional.of(tickets.open(talk.knowing(talk.known().flagged(outcome.flags())), priority.get(), false));
    }

    static Text text(String body) {
        return new Text(Fit.into(ar.gob.buenosaires.vecino.messaging.Limits.TEXT, body));
    }

    static Optional<Priority> priority(ar.gob.buenosaires.vecino.triage.Priority priority) {
        return switch (priority) {
            case RED -> Optional.of(Priority.RED);
            case YELLOW -> Optional.of(Priority.YELLOW);
            case GREEN -> Optional.of(Priority.GREEN);
            case NONE -> Optional.empty();
        };
    }
}
