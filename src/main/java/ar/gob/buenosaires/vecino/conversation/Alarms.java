package ar.gob.buenosaires.vecino.conversation;

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
import org.springframework.stereotype.Component;

/** What a sign of danger leads to besides its bubble: a ticket at its level, and what SAME needs to find the patient. */
@Component
class Alarms {

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
    record Rules(TalkSettings settings, CaseWriter cases, Clock clock) {}

    Alarms(TriageStart start, TalkTickets tickets, Triages.Desk desk, DangerBubbles bubbles, Rules rules) {
        this.start = start;
        this.tickets = tickets;
        this.desk = desk;
        this.bubbles = bubbles;
        this.rules = rules;
    }

    Reply raise(IncomingMessage message, Decision danger, Optional<Talk> before, boolean attended) {
        Sign sign = Sign.of(danger);
        if (sign.level() == RedFlag.Level.NONE) {
            // its own lines, no ticket; and no reminder that somebody else could read
            before.filter(Talk::isOpen).ifPresent(talk -> desk.talks().keep(talk.discreet(), null, now()));
            return new Reply(List.of(danger.bubble()), danger.reason(), false, null);
        }
        boolean stale = Duration.between(message.sentAt(), now()).compareTo(rules.settings.staleAfter()) > 0;
        Priority priority = sign.level() == RedFlag.Level.RED && !stale ? Priority.RED : Priority.YELLOW;
        Talk talk = before.filter(known -> known.isOpen() || tickets.own(known).isPresent())
                .orElseGet(() -> start.alarmed(message))
                .heard(message.sentAt());
        boolean asked = talk.isOpen() && talk.waitsFor(Talk.LOCATION);
        TalkTickets.Opened opened = tickets.open(told(talk, sign, message), priority, false);
        return attended ? silent(opened.talk(), sign, danger) : said(opened, sign, stale, asked, danger);
    }

    private Talk told(Talk talk, Sign sign, IncomingMessage message) {
        Known known = talk.known().flagged(sign.names());
        Map<String, String> facts = new HashMap<>(known.facts());
        facts.put("alarm", sign.level() == RedFlag.Level.RED ? "red" : "yellow");
        String patient = start.patient(message.content().text().orElse(""));
        if (patient != null) {
            facts.putIfAbsent("patient", patient);
        }
        Known more = new Known(facts, known.asked(), known.trail(), known.flags(), known.before(), known.reach());
        return talk.knowing(more).due(null, null);
    }

    /** A person talks with the resident: the line is named, the ticket knows, and nothing more is said. */
    private Reply silent(Talk talk, Sign sign, Decision danger) {
        desk.talks().keep(sign.line() == HelpLine.SAME ? talk : talk.discreet(), null, now());
        return new Reply(List.of(danger.bubble()), danger.reason(), true, null);
    }

    private Reply said(TalkTickets.Opened opened, Sign sign, boolean stale, boolean asked, Decision danger) {
        boolean calm = sign.line() != HelpLine.SAME;
        List<OutgoingMessage> all = new ArrayList<>();
        all.add(calm ? danger.bubble() : bubbles.alerting(danger.bubble(), sign.language()));
        Talk talk = calm ? opened.talk().discreet() : opened.talk();
        boolean place = talk.known().reach().hasPlace();
        String step;
        if (stale && !calm) {
            step = Talk.STILL;
        } else if (!place && (!calm || sign.level() == RedFlag.Level.RED)) {
            step = Talk.LOCATION;
        } else {
            step = null;
        }
        Talk next = step == null ? talk.waiting(null).in(Talk.State.ENDED) : talk.waiting(step);
        Talk kept = desk.talks().keep(next, null, now());
        if (!asked) {
            desk.asking().next(kept, "").ifPresent(all::add);
            if (Talk.LOCATION.equals(step) && !calm && rules.cases.hidesNumber(kept)) {
                // without it nobody could call
                all.add(new PhoneRequest(desk.phrases().say("say.ask.phone")));
            }
        }
        return new Reply(all, danger.reason(), true, null);
    }

    private java.time.Instant now() {
        return rules.clock.instant();
    }
}
