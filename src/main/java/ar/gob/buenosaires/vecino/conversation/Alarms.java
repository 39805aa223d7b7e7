package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.TalkWords.Hint;
import ar.gob.buenosaires.vecino.emergency.Priority;
import ar.gob.buenosaires.vecino.messaging.IncomingMessage;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.PhoneRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a sign of danger leads to besides its bubble: a ticket at its level, and what SAME needs to find the patient. */
@Component
class Alarms {

    /** Code points of what somebody wrote that a board has room for; the transcript has all. */
    private static final int LONGEST_CRY = 160;

    /** A sign of danger as the first look at a message tells it. */
    private record Sign(RedFlag.Level level, HelpLine line, String language, List<String> names) {

        @SuppressWarnings("unchecked") // what Comprehension puts there
        static Sign of(Decision danger) {
            Map<String, Object> grounds = danger.grounds();
            return new Sign(
                    RedFlag.Level.valueOf(String.valueOf(grounds.get("level"))),
                    HelpLine.of(String.valueOf(grounds.get("line"))).orElse(HelpLine.SAME),
                    String.valueOf(grounds.getOrDefault("language", "es")),
                    (List<String>) grounds.getOrDefault("flags", List.of()));
        }
    }

    private final TriageStart start;
    private final TalkTickets tickets;
    private final Triages.Desk desk;
    private final DangerBubbles bubbles;
    private final Rules rules;

    /** What else decides. */
    @Component
    record Rules(TalkSettings settings, CaseWriter cases, TalkWords words, Clock clock) {}

    Alarms(TriageStart start, TalkTickets tickets, Triages.Desk desk, DangerBubbles bubbles, Rules rules) {
        this.start = start;
        this.tickets = tickets;
        this.desk = desk;
        this.bubbles = bubbles;
        this.rules = rules;
    }

    /** No phrase says so, only what was learned. */
    static boolean isOnlyLearned(Decision danger) {
        return danger.grounds().getOrDefault("flags", List.of()).equals(List.of("learned"));
    }

    Reply raise(IncomingMessage message, Decision danger, Optional<Talk> before, boolean attended) {
        Sign sign = Sign.of(danger);
        if (sign.level() == RedFlag.Level.NONE) {
            // its own lines, no ticket; and no reminder that somebody else could read
            before.filter(Talk::isOpen).ifPresent(talk -> desk.talks().keep(talk.discreet(), null, now()));
            return new Reply(List.of(danger.bubble()), danger.reason(), false, null);
        }
        String text = message.content().text().orElse("");
        boolean stale = Duration.between(message.sentAt(), now()).compareTo(rules.settings.staleAfter()) > 0;
        Optional<Talk> ongoing =
                before.filter(known -> known.isOpen() || tickets.own(known).isPresent());
        if (ongoing.filter(talk -> talk.ticket() != null).isEmpty()
                && sign.line() == HelpLine.SAME
                && rules.words.hints(Hint.HEARSAY, text)) {
            return heardOf(message, ongoing, sign, danger);
        }
        Talk talk = ongoing.filter(known -> !Who.of(known.known()).isSurelyNot(start.who(text)))
                .orElseGet(() -> start.alarmed(message, ongoing))
                .heard(message.sentAt());
        boolean asked = talk.isOpen() && talk.waitsFor(Talk.LOCATION);
        Talk told = told(talk, sign, text);
        boolean placed =
                !talk.known().reach().hasPlace() && told.known().reach().hasPlace();
        Circumstances here = new Circumstances(stale, message.forwarded(), placed);
        Priority priority = sign.level() == RedFlag.Level.RED && here.sure() ? Priority.RED : Priority.YELLOW;
        TalkTickets.Opened opened = tickets.open(told, priority, false);
        return attended ? silent(opened.talk(), sign, danger) : said(opened, sign, here, asked, danger);
    }

    /**
     * Why a sign of danger may not be one of now.
     *
     * @param placed it tells the place, which nobody knew
     */
    private record Circumstances(boolean stale, boolean forwarded, boolean placed) {
        boolean sure() {
            return !stale && !forwarded;
        }
    }

    /** A chain letter or a question in general: the line is named, and a case is opened only if it is happening. */
    private Reply heardOf(IncomingMessage message, Optional<Talk> ongoing, Sign sign, Decision danger) {
        Talk talk = ongoing.orElseGet(() -> start.alarmed(message, ongoing)).heard(message.sentAt());
        // in a triage the question that waits comes next
        boolean triage = talk.subject().protocol() != null;
        Talk kept = desk.talks().keep(triage ? talk : told(talk, sign, "").waiting(Talk.NOW), null, now());
        List<OutgoingMessage> all = new ArrayList<>(List.of(danger.bubble()));
        desk.asking().next(kept, "").ifPresent(all::add);
        return new Reply(all, danger.reason(), false, null);
    }

    private Talk told(Talk talk, Sign sign, String text) {
        Known known = talk.known().flagged(sign.names());
        Map<String, String> told = new HashMap<>(start.told(text));
        boolean red =
                sign.level() == RedFlag.Level.RED || "red".equals(known.facts().get("alarm"));
        Known more = known.withAll(told).withFact("alarm", red ? "red" : "yellow");
        if (!text.isBlank() && !more.facts().containsKey(CaseWriter.CRY)) {
            more = more.withFact(CaseWriter.CRY, quoted(text));
        }
        return talk.knowing(start.placed(more, text)).due(null, null);
    }

    /** The words themselves, short, and with nothing that facts are read by. */
    private static String quoted(String text) {
        String line = text.strip().replaceAll("\\s+", " ").replace("..", "…").replace('|', '/');
        boolean whole = line.codePointCount(0, line.length()) <= LONGEST_CRY;
        return "«" + (whole ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST_CRY)) + "…") + "»";
    }

    /** A person talks with the resident: the line is named, the ticket knows, and nothing more is said. */
    private Reply silent(Talk talk, Sign sign, Decision danger) {
        Talk there = talk.known().reach().hasPlace() ? talk.placed() : talk;
        desk.talks().keep(sign.line() == HelpLine.SAME ? there : there.discreet(), null, now());
        return new Reply(List.of(danger.bubble()), danger.reason(), true, null);
    }

    private Reply said(TalkTickets.Opened opened, Sign sign, Circumstances here, boolean asked, Decision danger) {
        boolean calm = sign.line() != HelpLine.SAME;
        List<OutgoingMessage> all = new ArrayList<>();
        all.add(calm ? danger.bubble() : bubbles.alerting(danger.bubble(), sign.language()));
        Talk talk = calm ? opened.talk().discreet() : opened.talk();
        boolean place = talk.known().reach().hasPlace();
        String step;
        if (!here.sure() && !calm) {
            step = here.stale() ? Talk.STILL : Talk.NOW;
        } else if (!place && (!calm || sign.level() == RedFlag.Level.RED)) {
            step = Talk.LOCATION;
        } else {
            step = here.placed() && !calm ? afterPlace(talk.known().reach()) : null;
        }
        Talk next = step == null ? talk.waiting(null).in(Talk.State.ENDED) : talk.waiting(step);
        Talk kept = desk.talks().keep(next, null, now());
        if (here.placed() && !calm) {
            String line = noted(talk.known().reach());
            all.add(desk.asking().next(kept, Asking.above(line)).orElseGet(() -> Triages.text(line)));
        } else if (!asked) {
            desk.asking().next(kept, "").ifPresent(all::add);
        }
        boolean where = Talk.AREA.equals(step) || (Talk.LOCATION.equals(step) && !asked);
        if (where && !calm && rules.cases.hidesNumber(kept)) {
            // without it nobody could call
            all.add(new PhoneRequest(desk.phrases().say("say.ask.phone")));
        }
        return new Reply(all, danger.reason(), true, null);
    }

    private static @Nullable String afterPlace(Known.Reach reach) {
        if (reach.outside()) {
            return null;
        }
        if (!reach.place().hasArea()) {
            return Talk.AREA;
        }
        return reach.lacksNumber() ? Talk.CALLBACK : null;
    }

    private String noted(Known.Reach reach) {
        String place = desk.phrases()
                .say("say.got-address", String.valueOf(reach.place().address()));
        return reach.outside() ? Asking.above(place) + desk.phrases().say("say.outside") : place;
    }

    private java.time.Instant now() {
        return rules.clock.instant();
    }
}
