package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.messaging.OutgoingMessage;
import java.util.List;
import org.springframework.stereotype.Component;

/** From one step around a ticket to the next. */
@Component
class Onward {

    private final Triages triages;
    private final Triages.Desk desk;
    private final TalkTickets tickets;

    Onward(Triages triages, Triages.Desk desk, TalkTickets tickets) {
        this.triages = triages;
        this.desk = desk;
        this.tickets = tickets;
    }

    /** What is still to be asked, or the end. */
    Reply goesOn(Talk talk, String line) {
        Reply more = triages.followUp(talk, null, List.of(), line);
        if (!more.bubbles().isEmpty()) {
            return more;
        }
        tickets.update(talk, null, true);
        String done = Asking.above(line)
                + tickets.own(talk)
                        .map(ticket -> desk.phrases().say("say.done", ticket.number()))
                        .orElse("");
        return new Reply(done.isBlank() ? List.of() : List.of(Triages.text(done.strip())), "triage", true, null);
    }

    /** What the dialog waits for, with a line in front. */
    Reply next(Talk talk, String line) {
        Talk kept = desk.talks().keep(talk, null, desk.clock().instant());
        List<OutgoingMessage> asked =
                desk.asking().next(kept, Asking.above(line)).stream().toList();
        return new Reply(
                asked.isEmpty() && !line.isBlank() ? List.of(Triages.text(line)) : asked,
                "triage",
                talk.ticket() != null,
                null);
    }
}
