package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.TalkWords.Command;
import ar.gob.buenosaires.vecino.emergency.Priority;
import ar.gob.buenosaires.vecino.messaging.IncomingMessage;
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
    private final Ways ways;
    private final Reading reading;

    /** How answers are read. */
    @Component("talkReading")
    record Reading(Places places, TalkWords words, CaseWriter cases, Addresses addresses) {}

    /** Where steps lead. */
    @Component("talkWays")
    record Ways(Whereabouts whereabouts, Onward onward) {}

    Steps(Triages triages, Triages.Desk desk, TalkTickets tickets, TriageStart start, Ways ways, Reading reading) {
        this.triages = triages;
        this.desk = desk;
        this.tickets = tickets;
        this.start = start;
        this.ways = ways;
        this.reading = reading;
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
        return asked ? ways.onward.goesOn(there, line) : ways.onward.next(there, line);
    }

    Reply chosen(IncomingMessage message, Talk talk, String option) {
        boolean yes = option.equals("yes");
        return switch (String.valueOf(talk.at().waitsFor())) {
            case Talk.CALLBACK ->
                switch (option) {
                    case "other" -> ways.onward.next(talk.waiting(Talk.NUMBER), "");
                    case "chat" -> reached(talk, "", true);
                    default -> reached(talk, thisNumber(talk), false);
                };
            case Talk.STILL -> still(talk, yes);
            case Talk.NOW -> now(talk, yes);
            case Talk.WHICH -> ways.whereabouts.which(talk, option.equals("pin"));
            case Talk.WITHDRAW -> withdrawal(talk, yes);
            case Talk.ANOTHER -> another(message, talk, yes);
            default -> ways.onward.next(talk, "");
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
            case Talk.LOCATION ->
                refuses && !reading.words.isNoPlace(text)
                        ? Optional.of(ways.whereabouts.without(talk))
                        : ways.whereabouts.typed(talk, text, routed);
            case Talk.AREA -> Optional.of(ways.whereabouts.area(talk, text));
            case Talk.WHICH -> ways.whereabouts.typed(talk, text, routed);
            case Talk.CODE -> Optional.of(code(talk, text));
            case Talk.CALLBACK, Talk.NUMBER -> callback(talk, text, refuses);
            case Talk.STILL -> reading.words.affirms(text).map(yes -> still(talk, yes));
            case Talk.NOW -> reading.words.affirms(text).map(yes -> now(talk, yes));
            case Talk.WITHDRAW ->
                Optional.of(withdrawal(talk, reading.words.affirms(text).orElse(isCancel(routed.get()))));
            case Talk.ANOTHER -> reading.words.affirms(text).map(yes -> another(message, talk, yes));
            default -> Optional.empty();
        };
    }

    private static boolean isCancel(Decision decision) {
        return "emergency-cancel".equals(decision.intent());
    }

    private Optional<Reply> callback(Talk talk, String text, boolean refuses) {
        String digits = NOT_DIGITS.matcher(text).replaceAll("");
        if (digits.length() >= SHORTEST_NUMBER) {
            return Optional.of(number(talk, text));
        }
        Optional<TalkWords.Way> way = reading.words.way(text);
        if (way.isEmpty()) {
            return refuses ? Optional.of(reached(talk, "", true)) : ways.whereabouts.told(talk, text);
        }
        return way.map(wanted -> switch (wanted) {
            case THIS_NUMBER -> reached(talk, thisNumber(talk), false);
            case OTHER_NUMBER -> ways.onward.next(talk.waiting(Talk.NUMBER), "");
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

    /** Whether what was heard of is happening; unless it is, no case is opened. */
    private Reply now(Talk talk, boolean happens) {
        return happens || talk.ticket() != null
                ? still(talk, happens)
                : triages.close(talk, null, List.of(Triages.text(desk.phrases().say("say.now.no"))), false);
    }

    /** An order of food: "1" says that all is well, anything else that help is wanted. */
    private Reply code(Talk talk, String text) {
        boolean well = reading.words.affirms(text).orElse(text.strip().startsWith("1"));
        String said = desk.phrases().say(well ? "say.code.well" : "say.code.help");
        return triages.close(talk, null, List.of(Triages.text(said)), false);
    }

    /** To whoever waits and has nothing new to tell; empty where no ticket is open. */
    Optional<Reply> waits(Talk talk) {
        return tickets.own(talk)
                .map(ticket -> ways.onward.next(talk, desk.phrases().say("say.waits", ticket.number())));
    }

    Reply askWithdrawal(Talk talk) {
        return ways.onward.next(talk.waiting(Talk.WITHDRAW).due(null, null), "");
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
        String ref = TalkTickets.ANOTHER + talk.id();
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
