package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.TalkWords.Hint;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Location;
import ar.gob.buenosaires.vecino.messaging.Content;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Where the patient is: by pin, by address, by what can be seen around. Nothing else waits for it. */
@Component
class Whereabouts {

    /** A document or a phone, but no place. */
    private static final Pattern ONLY_A_NUMBER = Pattern.compile("[\\d .+-]{7,}");

    private final Triages triages;
    private final Triages.Desk desk;
    private final TalkTickets tickets;
    private final Onward onward;
    private final Steps.Reading reading;

    Whereabouts(Triages triages, Triages.Desk desk, TalkTickets tickets, Onward onward, Steps.Reading reading) {
        this.triages = triages;
        this.desk = desk;
        this.tickets = tickets;
        this.onward = onward;
        this.reading = reading;
    }

    Reply pin(Talk talk, Content.Location pin) {
        return placed(talk, reading.places().pin(pin, talk.known().reach().place()), "");
    }

    /** A place that is told unasked, where none is known; empty where there is none. */
    Optional<Reply> told(Talk talk, String text) {
        Known.Reach reach = talk.known().reach();
        return reach.hasPlace()
                ? Optional.empty()
                : reading.addresses().in(text, reach.place()).map(found -> placed(talk, found, ""));
    }

    /** What is told to a person who talks with the resident: it fills what no case knows yet, and nothing is said. */
    void overhear(Talk talk, Content content) {
        Known.Reach reach = talk.known().reach();
        Optional<Places.Found> found = content instanceof Content.Location pin
                ? Optional.of(reading.places().pin(pin, reach.place()))
                : content.text().flatMap(text -> reading.addresses().in(text, reach.place()));
        found.ifPresent(place -> {
            Location known = reach.place().completedBy(place.location());
            boolean outside = reach.outside() || (!reach.hasPlace() && place.outside());
            Talk there = talk.knowing(talk.known().with(reach.at(known, outside)));
            desk.talks().keep(there.placed(), null, desk.clock().instant());
            tickets.locate(talk.contact(), place.location());
        });
    }

    /** The answer to where it is; empty where it is none. */
    Optional<Reply> typed(Talk talk, String text, Supplier<Decision> routed) {
        if (reading.words().hints(Hint.LOST, text)
                || reading.words().isNoPlace(text)
                || ONLY_A_NUMBER.matcher(text.strip()).matches()) {
            return Optional.of(lost(talk));
        }
        boolean number = text.chars().anyMatch(Character::isDigit);
        Optional<Places.Found> found =
                reading.places().typed(text, talk.known().reach().place());
        boolean known = found.filter(place -> place.location().hasArea() || place.outside())
                .isPresent();
        // other words may be a question to the City
        if (!number
                && !known
                && !reading.places().isCorner(text)
                && routed.get().isUnderstood()
                && !routed.get().reason().equals(Decision.UNSURE)) {
            return Optional.empty();
        }
        if (!number && !known && text.contains("?")) {
            return Optional.of(lost(talk));
        }
        String hospital =
                reading.words().hints(Hint.HOSPITAL, text) ? desk.phrases().say("say.hospital") : "";
        return found.map(place -> placed(talk, place, hospital));
    }

    /** The answer to which barrio or comuna. */
    Reply area(Talk talk, String text) {
        Location before = talk.known().reach().place();
        return reading.addresses()
                .in(text, before)
                .or(() -> reading.places().area(text, before))
                .map(found -> placed(talk, found, ""))
                .orElseGet(() -> onward.goesOn(talk, ""));
    }

    private Reply placed(Talk talk, Places.Found found, String note) {
        Known.Reach reach = talk.known().reach().at(found.location(), found.outside());
        Talk there = talk.knowing(talk.known().with(reach));
        tickets.update(there, null, null);
        if (reading.places().areApart(found.location())) {
            // SAME has both meanwhile
            return onward.next(there.waiting(Talk.WHICH), "");
        }
        String line = Asking.above(note) + desk.phrases().say(found.outside() ? "say.outside" : "say.got-location");
        boolean asked = talk.waitsFor(Talk.LOCATION) || talk.waitsFor(Talk.AREA) || talk.waitsFor(Talk.WHICH);
        if (asked && !found.location().hasArea() && !found.outside() && !talk.waitsFor(Talk.AREA)) {
            return onward.next(there.waiting(Talk.AREA), note);
        }
        return asked ? onward.goesOn(there, line) : onward.next(there, line);
    }

    /** Of a pin and an address that are far from each other the one that is right. */
    Reply which(Talk talk, boolean pin) {
        Location both = talk.known().reach().place();
        Location right = pin
                ? new Location(null, null, null, both.latitude(), both.longitude())
                : new Location(both.address(), both.neighbourhood(), both.comuna(), null, null);
        boolean outside = pin && talk.known().reach().outside();
        return placed(talk, new Places.Found(right, outside), "");
    }

    /** What can be seen around helps as much; asked once. */
    private Reply lost(Talk talk) {
        if (talk.known().reach().hasPlace()) {
            return onward.goesOn(talk, "");
        }
        return talk.at().tries() == 0 ? onward.next(talk.again(), "") : without(talk);
    }

    /** Never blocked by an address: the number is asked, and a person will. */
    Reply without(Talk talk) {
        String line = desk.phrases().say("say.no-location");
        return talk.known().reach().lacksNumber()
                ? onward.next(talk.waiting(Talk.CALLBACK), line)
                : triages.close(talk, null, List.of(Triages.text(line)), true);
    }
}
