package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.Talk.At;
import ar.gob.buenosaires.vecino.conversation.Talk.State;
import ar.gob.buenosaires.vecino.conversation.Talk.Subject;
import ar.gob.buenosaires.vecino.conversation.Talk.Timers;
import ar.gob.buenosaires.vecino.core.CityTime;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Begins dialogs: with a triage, while that is switched on, or with a sign of danger. */
@Component
class TriageStart {

    /** Among what is known: who writes is a child. */
    static final String CHILD_WRITES = "child_writes";

    private static final double ADULT = 16 * 365.25;

    private final Protocols protocols;
    private final FactExtraction extraction;
    private final Talks talks;
    private final Triages triages;
    private final Manner manner;

    /** How it begins. */
    @Component
    record Manner(Phrases phrases, TalkSettings settings, Clock clock, Places places, Addresses addresses) {}

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
                    .map(known -> Who.of(known).toString())
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

    /** The same patient, worse than before: the level rises. */
    Optional<Reply> again(IncomingMessage message, Talk before) {
        Known carried = Known.NOTHING
                .with(before.known().reach())
                .after(Who.of(before.known()).toString());
        return protocols
                .active()
                .map(protocol -> begin(message, protocol, before.subject().patientRef(), carried));
    }

    /** Somebody who is listened to may ask for help with an order of food: asked for a number that tells nothing. */
    Reply coded(IncomingMessage message) {
        Subject subject = new Subject(TalkTickets.SOMEBODY, null, null, true);
        talks.keep(fresh(message, subject, Known.NOTHING).waiting(Talk.CODE), null, manner.clock.instant());
        return new Reply(List.of(Triages.text(manner.phrases.say("say.ask.code"))), "coded", false, null);
    }

    private Reply begin(IncomingMessage message, Protocol protocol, String patientRef, Known carried) {
        String text = message.content().text().orElse("");
        Extracted told = extraction.extract(protocol, text);
        Map<String, Told> facts = new HashMap<>(told.facts());
        extraction.kin(text).ifPresent(kin -> facts.put("kin", Told.value(kin)));
        if (protocol.fact("month").isPresent()) {
            int month = manner.clock.instant().atZone(CityTime.ZONE).getMonthValue();
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
        known = placed(known, text);
        Subject subject = new Subject(patientRef, new Talk.Version(protocol.id(), protocol.version()), null, false);
        Talk talk = talks.keep(fresh(message, subject, known), null, manner.clock.instant());
        return triages.advance(talk, protocol, told.sentence());
    }

    /**
     * A dialog that begins with a sign of danger.
     *
     * @param other an open one about somebody else, whose place it shares and which is set aside
     */
    Talk alarmed(IncomingMessage message, Optional<Talk> other) {
        other.filter(Talk::isOpen).ifPresent(talk -> triages.setAside(talk, protocol(talk)));
        Known.Reach reach =
                other.map(talk -> talk.known().reach()).orElse(Known.Reach.NONE).named(message.profileName());
        Known known = Known.NOTHING.with(reach);
        return fresh(message, new Subject(TalkTickets.SOMEBODY, null, null, false), known);
    }

    /** The place that a message tells, where none is known. */
    Known placed(Known known, String text) {
        Known.Reach reach = known.reach();
        return reach.hasPlace()
                ? known
                : manner.addresses
                        .in(text, reach.place())
                        .map(found -> known.with(reach.at(found.location(), reach.outside() || found.outside())))
                        .orElse(known);
    }

    private Optional<Protocol> protocol(Talk talk) {
        Talk.Version version = talk.subject().protocol();
        return version == null ? Optional.empty() : protocols.find(version.id(), version.version());
    }

    /** Who a message is about, where it says so. */
    Who who(String text) {
        return Who.of(Known.NOTHING.withAll(told(text)));
    }

    /** What a message tells, in the text form that dialogs keep. */
    Map<String, String> told(String text) {
        Map<String, String> told = new HashMap<>();
        protocols
                .active()
                .ifPresent(protocol -> extraction
                        .extract(protocol, text)
                        .facts()
                        .forEach((fact, value) -> told.put(fact, value.toString())));
        extraction.kin(text).ifPresent(kin -> told.put("kin", kin));
        extraction.writerAge(text).filter(age -> age.to() < ADULT).ifPresent(age -> told.put(CHILD_WRITES, "yes"));
        return told;
    }

    private static Talk fresh(IncomingMessage message, Subject subject, Known known) {
        Timers timers = new Timers(message.sentAt(), message.sentAt(), null, null);
        return new Talk(Talks.NEW, message.contact(), State.OPEN, new At(null, 0), subject, known, timers);
    }
}
