package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.TalkWords.Hint;
import ar.gob.buenosaires.vecino.messaging.Content;
import ar.gob.buenosaires.vecino.messaging.IncomingMessage;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Dialogs about patients, as the conversation meets them: what is open for a resident, and who goes on with it. */
@Component
class Care implements Patients {

    /** Replies to what was surely asked of the City. */
    private static final Set<String> ASKED = Set.of("answer", "elsewhere");

    private final Talks talks;
    private final TalkTickets tickets;
    private final Spoken spoken;
    private final Alarms alarms;
    private final Ways ways;

    /** How a dialog goes on, and how one begins. */
    @Component
    record Ways(Dialogs dialogs, Steps steps, Whereabouts whereabouts, TriageStart start, TalkWords words) {}

    Care(Talks talks, TalkTickets tickets, Spoken spoken, Alarms alarms, Ways ways) {
        this.talks = talks;
        this.tickets = tickets;
        this.spoken = spoken;
        this.alarms = alarms;
        this.ways = ways;
    }

    @Override
    public Present of(IncomingMessage message) {
        Optional<Talk> talk = talks.of(message.contact());
        boolean ticket = talk.filter(known -> known.ticket() != null).isPresent();
        boolean attended = ticket && tickets.isAttended(message.contact());
        if (ticket) {
            spoken.resident(message);
        }
        return new Present(talk, attended);
    }

    @Override
    public Reply alarm(IncomingMessage message, Decision danger, Present present) {
        Optional<Talk> asking = present.talk()
                .filter(Talk::isOpen)
                .filter(talk -> !present.attended() && Alarms.isOnlyLearned(danger))
                .filter(talk -> tickets.own(talk).isPresent() || ways.dialogs.isAnswer(message, talk));
        if (asking.isPresent()) {
            // no phrase of danger, and an address beside an open case, or "no sé" to what was asked
            return ways.dialogs.goOn(message, asking.get(), () -> danger);
        }
        Reply reply = alarms.raise(message, danger, present.talk(), present.attended());
        if (reply.escalated()) {
            // a new ticket's transcript holds only messages that have ended
            spoken.resident(message);
        }
        return reply;
    }

    @Override
    public void overhear(IncomingMessage message, Present present) {
        present.talk().ifPresent(talk -> ways.whereabouts.overhear(talk, message.content()));
    }

    @Override
    public Optional<Reply> answer(IncomingMessage message, Present present, Supplier<Decision> routed) {
        Optional<Talk> open = present.talk().filter(Talk::isOpen);
        if (open.isPresent()) {
            return Optional.of(ways.dialogs.goOn(message, open.get(), routed));
        }
        Optional<Talk> ticketed =
                present.talk().filter(talk -> tickets.own(talk).isPresent());
        if (ticketed.isPresent()) {
            Optional<Reply> more = later(message, ticketed.get().heard(message.sentAt()), routed);
            if (more.isPresent()) {
                return more;
            }
        }
        if (ways.words.hints(Hint.CODED, message.content().text().orElse(""))
                && !ASKED.contains(routed.get().reason())) {
            return Optional.of(ways.start.coded(message));
        }
        return "symptoms".equals(routed.get().reason())
                ? ways.start
                        .begin(message)
                        .map(begun -> new Reply(begun.bubbles(), "triage", begun.escalated(), routed.get()))
                : Optional.empty();
    }

    @Override
    public void keep(IncomingMessage message, List<Long> ids, List<OutgoingMessage> bubbles) {
        spoken.bot(message.contact(), ids, bubbles);
    }

    /** After a dialog, while its ticket is open: a place, a number, or "fue un error". */
    private Optional<Reply> later(IncomingMessage message, Talk talk, Supplier<Decision> routed) {
        return switch (message.content()) {
            case Content.Location pin -> Optional.of(ways.whereabouts.pin(talk.waiting(Talk.AREA), pin));
            case Content.ContactCards cards
            when !cards.phones().isEmpty() ->
                Optional.of(ways.steps.number(
                        talk.waiting(Talk.CALLBACK), cards.phones().getFirst()));
            default -> said(message, talk, routed);
        };
    }

    private Optional<Reply> said(IncomingMessage message, Talk talk, Supplier<Decision> routed) {
        String text = message.content().text().orElse("");
        boolean words = message.content() instanceof Content.Text;
        if (words && ways.words.hints(Hint.WORSE, text)) {
            return ways.start.again(message, talk);
        }
        if (words && ways.words.hints(Hint.GOES_ON, text)) {
            return ways.steps.waits(talk);
        }
        Optional<Reply> place = words && !ASKED.contains(routed.get().reason())
                ? ways.whereabouts.told(talk.waiting(Talk.AREA), text)
                : Optional.empty();
        if (place.isPresent()) {
            return place;
        }
        return "emergency-cancel".equals(routed.get().intent())
                ? Optional.of(ways.steps.askWithdrawal(talk))
                : Optional.empty();
    }
}
