package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.TalkWords.Command;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Location;
import ar.gob.buenosaires.vecino.emergency.Priority;
import ar.gob.buenosaires.vecino.messaging.Content;
import ar.gob.buenosaires.vecino.messaging.IncomingMessage;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage;
import ar.gob.buenosaires.vecino.triage.Protocol;
import ar.gob.buenosaires.vecino.triage.Step;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The steps around a ticket: where the patient is, which number to call, whether it still goes on, withdrawal. */
@Component
class Steps {

    private static final Pattern NOT_DIGITS = Pattern.compile("[^0-9+]");
    private static final int SHORTEST_NUMBER = 8;
    private static final int LONGEST_NUMBER = 16;

    private final Triages triages;
    private final Triages.Desk desk;
    private final TalkTickets tickets;
    private final TriageStart start;
    private final Reading reading;

    /** How answers are read. */
    @Component("talkReading")
    record Reading(Places places, TalkWords words, CaseWriter cases) {}

    Steps(Triages triages, Triages.Desk desk, TalkTickets tickets, TriageStart start, Reading reading) {
        this.triages = triages;
        this.desk = desk;
        this.tickets = tickets;
        this.start = start;
        this.reading = reading;
    }

    Reply pin(Talk talk, Content.Location pin) {
        Location before = talk.known().reach().place();
        return placed(talk, reading.places.pin(pin.latitude(), pin.longitude(), pin.address(), before));
    }

    private Reply placed(Talk talk, Places.Found found) {
        Known.Reach reach = talk.known().reach().at(found.location(), found.outside());
        Talk there = talk.knowing(talk.known().with(reach));
        tickets.update(there, null, null);
        String line = desk.phrases().say(found.outside() ? "say.outside" : "say.got-location");
        boolean asked = talk.waitsFor(Talk.LOCATION) || talk.waitsFor(Talk.AREA);
        if (asked && !found.hasArea() && !found.outside() && !talk.waitsFor(Talk.AREA)) {
            return next(there.waiting(Talk.AREA), "");
        }
        return asked ? goesOn(there, line) : next(there, line);
    }

    /** What is still to be asked, or the end. */
    private Reply goesOn(Talk talk, String line) {
        Reply more = triages.followUp(talk, null, List.of(), line);
        boolean ended = more.bubbles().isEmpty();
        if (!ended) {
            return more;
        }
        tickets.update(talk, null, true);
        String done = Asking.above(line)
                + tickets.own(talk)
                        .map(ticket -> desk.phrases().say("say.done", ticket.number()))
                        .orElse("");
        return new Reply(done.isBlank() ? List.of() : List.of(Triages.text(done.strip())), "triage", true, null);
    }

    private Reply next(Talk talk, String line) {
        Talk kept = desk.talks().keep(talk, null, desk.clock().instant());
        List<OutgoingMessage> asked =
                desk.asking().next(kept, Asking.above(line)).stream().toList();
        return new Reply(
                asked.isEmpty() && !line.isBlank() ? List.of(Triages.text(line)) : asked,
                "triage",
                talk.ticket() != null,
                null);
    }

    /** A number to call, shared or typed. */
    Reply number(Talk talk, String number) {
        String digits = NOT_DIGITS.matcher(number).replaceAll("");
        return reached(talk, digits.substring(0, Math.min(digits.length(), LONGEST_NUMBER)), false);
    }

    private Reply reached(Talk talk, String number, boolean chatOnly) {
        Known.Reach reach = talk.known().reach();
        Talk there = talk.knowing(talk.known().with(reach.by(number.isEmpty() ? reach.callback() : number, chatOnly)));
        tickets.update(there, null, null);
        boolean asked = talk.waitsFor(Talk.CALLBACK) || talk.waitsFor(Talk.NUMBER);
        String line = desk.phrases().say(chatOnly ? "say.got-chat" : "say.got-number");
        return asked ? goesOn(there, line) : next(there, line);
    }

    Reply chosen(IncomingMessage message, Talk talk, String option) {
        boolean yes = option.equals("yes");
        return switch (String.valueOf(talk.at().waitsFor())) {
            case Talk.CALLBACK ->
                switch (option) {
                    case "other" -> next(talk.waiting(Talk.NUMBER), "");
                    case "chat" -> reached(talk, "", true);
                    default -> reached(talk, thisNumber(talk), false);
                };
            case Talk.STILL -> still(talk, yes);
            case Talk.WITHDRAW -> withdrawal(talk, yes);
            case Talk.ANOTHER -> another(message, talk, yes);
            default -> next(talk, "");
        };
    }

    private String thisNumber(Talk talk) {
        String phone = reading.cases.facts(talk).caller().phone();
        return phone == null ? "" : phone;
    }

    /** A typed answer; empty where it is none. */
    Optional<Reply> typed(IncomingMessage message, Talk talk, String text, Supplier<Decision> routed) {
        boolean refuses =
                reading.words.command(text).filter(Command.REFUSE::equals).isPresent();
        return switch (String.valueOf(talk.at().waitsFor())) {
            case Talk.LOCATION -> refuses ? Optional.of(withoutPlace(talk)) : address(talk, text, routed);
            case Talk.AREA ->
                Optional.of(reading.places
                        .area(text, talk.known().reach().place())
                        .map(found -> placed(talk, found))
                        .orElseGet(() -> goesOn(talk, "")));
            case Talk.CALLBACK, Talk.NUMBER -> callback(talk, text, refuses);
            case Talk.STILL -> reading.words.affirms(text).map(yes -> still(talk, yes));
            case Talk.WITHDRAW ->
                Optional.of(withdrawal(talk, reading.words.affirms(text).orElse(isCancel(routed.get()))));
            case Talk.ANOTHER -> reading.words.affirms(text).map(yes -> another(message, talk, yes));
            default -> Optional.empty();
        };
    }

    private static boolean isCancel(Decision decision) {
        return "emergency-cancel".equals(decision.intent());
    }

    /** Whatever has a number in it is an address; other words may be a question to the City. */
    private Optional<Reply> address(Talk talk, String text, Supplier<Decision> routed) {
        boolean number = text.chars().anyMatch(Character::isDigit);
        Optional<Places.Found> found = reading.places.typed(text);
        boolean known =
                found.filter(place -> place.hasArea() || place.outside()).isPresent();
        if (!number
                && !known
                && routed.get().isUnderstood()
                && !routed.get().reason().equals(Decision.UNSURE)) {
            return Optional.empty();
        }
        return found.map(place -> placed(talk, place));
    }

    private Reply withoutPlace(Talk talk) {
        // never blocked by an address: the number is asked, and a person will
        return talk.known().reach().callback() == null && !talk.known().reach().chatOnly()
                ? next(talk.waiting(Talk.CALLBACK), desk.phrases().say("say.no-location"))
                : triages.close(talk, null, List.of(Triages.text(desk.phrases().say("say.no-location"))), true);
    }

    private Optional<Reply> callback(Talk talk, String text, boolean refuses) {
        String digits = NOT_DIGITS.matcher(text).replaceAll("");
        if (digits.length() >= SHORTEST_NUMBER) {
            return Optional.of(number(talk, text));
        }
        Optional<TalkWords.Way> way = reading.words.way(text);
        if (way.isEmpty()) {
            return refuses ? Optional.of(reached(talk, "", true)) : Optional.empty();
        }
        return way.map(wanted -> switch (wanted) {
            case THIS_NUMBER -> reached(talk, thisNumber(talk), false);
            case OTHER_NUMBER -> next(talk.waiting(Talk.NUMBER), "");
            case CHAT_ONLY -> reached(talk, "", true);
        });
    }

    private Reply still(Talk talk, boolean goesOn) {
        if (!goesOn) {
            return triages.close(talk, null, List.of(Triages.text(desk.phrases().say("say.still.no"))), false);
        }
        Priority level = "red".equals(talk.known().facts().get("alarm")) ? Priority.RED : Priority.YELLOW;
        TalkTickets.Opened opened = tickets.open(talk, level, false);
        return triages.followUp(
                opened.talk(), null, List.of(Triages.text(desk.phrases().say("say.danger.107"))), "");
    }

    Reply askWithdrawal(Talk talk) {
        return next(talk.waiting(Talk.WITHDRAW).due(null, null), "");
    }

    /** Only a dispatcher or SAME cancels: the wish is passed on. */
    private Reply withdrawal(Talk talk, boolean wanted) {
        UUID ticket = talk.ticket();
        if (wanted && ticket != null) {
            tickets.requestWithdrawal(ticket);
        }
        String said = desk.phrases().say(wanted ? "say.withdraw.yes" : "say.withdraw.no");
        return triages.close(talk, null, List.of(Triages.text(said)), wanted);
    }

    private Reply another(IncomingMessage message, Talk talk, boolean more) {
        Reply ended =
                triages.close(talk, null, List.of(Triages.text(desk.phrases().say("say.another.no"))), false);
        String ref = "other-" + (tickets.openOf(talk.contact()).size() + 1);
        return more ? start.begin(message, ref, talk.known().reach()).orElse(ended) : ended;
    }

    /** Tells what an old answer changes; true where there was a ticket. */
    boolean raise(Talk talk, Protocol protocol) {
        Priority priority = protocol.next(talk.known().answers()) instanceof Step.Conclude outcome
                ? Triages.priority(outcome.priority()).orElse(null)
                : null;
        return tickets.update(talk, priority, null).isPresent();
    }
}
