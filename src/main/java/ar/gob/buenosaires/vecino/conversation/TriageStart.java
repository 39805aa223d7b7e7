package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.Talk.At;
import ar.gob.buenosaires.vecino.conversation.Talk.State;
import ar.gob.buenosaires.vecino.conversation.Talk.Subject;
import ar.gob.buenosaires.vecino.conversation.Talk.Timers;
import ar.gob.buenosaires.vecino.messaging.IncomingMessage;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage;
import ar.gob.buenosaires.vecino.triage.Answers;
import ar.gob.buenosaires.vecino.triage.FactExtraction;
import ar.gob.buenosaires.vecino.triage.FactExtraction.Extracted;
import ar.gob.buenosaires.vecino.triage.Protocol;
import ar.gob.buenosaires.vecino.triage.Protocols;
import ar.gob.buenosaires.vecino.triage.Told;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Begins dialogs: with a triage, while that is switched on, or with a sign of danger. */
@Component
class TriageStart {

    private static final ZoneId BUENOS_AIRES = ZoneId.of("America/Argentina/Buenos_Aires");

    private final Protocols protocols;
    private final FactExtraction extraction;
    private final Talks talks;
    private final Triages triages;
    private final Manner manner;

    /** How it begins. */
    @Component
    record Manner(Phrases phrases, TalkSettings settings, Clock clock, Places places) {}

    TriageStart(Protocols protocols, FactExtraction extraction, Talks talks, Triages triages, Manner manner) {
        this.protocols = protocols;
        this.extraction = extraction;
        this.talks = talks;
        this.triages = triages;
        this.manner = manner;
    }

    /** The first question, with what this is in front; empty while the triage is switched off. */
    Optional<Reply> begin(IncomingMessage message) {
        return protocols.active().map(protocol -> {
            Instant since = manner.clock.instant().minus(manner.settings.againWithin());
            String before = talks.lastSince(message.contact(), since)
                    .map(known -> known.facts().getOrDefault("patient", ""))
                    .orElse(null);
            Reply first = begin(message, protocol, TalkTickets.SOMEBODY, Known.NOTHING.after(before));
            List<OutgoingMessage> bubbles = new ArrayList<>();
            bubbles.add(Triages.text(manner.phrases.say("say.triage.intro")));
            bubbles.addAll(first.bubbles());
            return new Reply(bubbles, first.reason(), first.escalated(), null);
        });
    }

    /** The same for another patient of the same home, without explaining it again. */
    Optional<Reply> begin(IncomingMessage message, String patientRef, Known.Reach reach) {
        return protocols.active().map(protocol -> begin(message, protocol, patientRef, Known.NOTHING.with(reach)));
    }

    private Reply begin(IncomingMessage message, Protocol protocol, String patientRef, Known carried) {
        String text = message.content().text().orElse("");
        Extracted told = extraction.extract(protocol, text);
        Map<String, Told> facts = new HashMap<>(told.facts());
        if (protocol.fact("month").isPresent()) {
            int month = manner.clock.instant().atZone(BUENOS_AIRES).getMonthValue();
            facts.put("month", Told.number(month));
        }
        Known known =
                carried.with(new Answers(facts, Set.of())).with(carried.reach().named(message.profileName()));
        boolean outside = manner.places
                .area(text, known.reach().place())
                .map(Places.Found::outside)
                .orElse(false);
        if (outside) {
            known = known.with(known.reach().at(known.reach().place(), true));
        }
        Subject subject = new Subject(patientRef, new Talk.Version(protocol.id(), protocol.version()), null, false);
        Talk talk = talks.keep(fresh(message, subject, known), null, manner.clock.instant());
        return triages.advance(talk, protocol, told.sentence());
    }

    /** A dialog that begins with a sign of danger. */
    Talk alarmed(IncomingMessage message) {
        Known known = Known.NOTHING.with(Known.Reach.NONE.named(message.profileName()));
        return fresh(message, new Subject(TalkTickets.SOMEBODY, null, null, false), known);
    }

    /** Who a message is about, where it says so. */
    @Nullable
    String patient(String text) {
        return protocols
                .active()
                .map(protocol -> extraction.extract(protocol, text).facts().get("patient"))
                .map(Told::toString)
                .orElse(null);
    }

    private static Talk fresh(IncomingMessage message, Subject subject, Known known) {
        Timers timers = new Timers(message.sentAt(), message.sentAt(), null, null);
        return new Talk(Talks.NEW, message.contact(), State.OPEN, new At(null, 0), subject, known, timers);
    }
}
