package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.core.Problem;
import ar.gob.buenosaires.vecino.emergency.TicketSteps.Asked;
import ar.gob.buenosaires.vecino.emergency.Timeline.Deed;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Dispatchers' words to residents: who writes takes the chat over, and the bot is silent till it is handed back. */
@Component
class TicketChats {

    private final TransactionOperations transactions;
    private final Tickets tickets;
    private final Talk talk;
    private final Timeline timeline;
    private final InstantSource clock;

    TicketChats(
            TransactionOperations transactions, Tickets tickets, Talk talk, Timeline timeline, InstantSource clock) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.talk = talk;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** Who talks, by which line, where it is kept, and who sees it. */
    @Component
    record Talk(
            ResidentWords residents,
            Attendance attendance,
            Presence presence,
            Transcripts transcripts,
            TicketChanges changes,
            TicketViews views) {}

    /** The id of the message, which leaves after the commit. */
    String say(UUID id, String text, String who) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            Ticket ticket = tickets.locked(id).orElseThrow(TicketVersions::unknown);
            ContactId contact = ticket.contact();
            ResidentLine line = talk.residents
                    .line()
                    .orElseThrow(() -> new Problem(
                            HttpStatus.SERVICE_UNAVAILABLE, "line-away", "Residents cannot be written to now."));
            if (line.openUntil(contact)
                    .filter(until -> until.isAfter(clock.instant()))
                    .isEmpty()) {
                throw new Problem(
                        HttpStatus.CONFLICT,
                        "window-closed",
                        "The resident has not written in the last 24 hours; WhatsApp takes no free text.");
            }
            takeOver(ticket, who);
            TranscriptLine said = line.say(contact, text);
            talk.transcripts.add(contact, said);
            // a ticket that has ended is not among the contact's open ones
            talk.transcripts.add(id, said);
            return said.ref();
        }));
    }

    private void takeOver(Ticket ticket, String who) {
        Optional<String> before = talk.attendance.who(ticket.contact());
        attend(ticket, who);
        if (before.filter(who::equals).isEmpty()) {
            timeline.add(
                    ticket.id(),
                    new Deed(who, "attends", before.map(b -> "antes: " + b).orElse(null)));
            talk.changes.add(ticket.id());
        }
    }

    private void attend(Ticket ticket, String who) {
        if (!talk.attendance.attend(ticket.contact(), ticket.id(), who)) {
            throw new Problem(
                    HttpStatus.CONFLICT, "too-many-chats", "One person attends as many chats as one may already.");
        }
    }

    /** Attends the resident without a word yet: the bot is silent from now on. */
    void take(UUID id, String who) {
        transactions.executeWithoutResult(
                transaction -> takeOver(tickets.locked(id).orElseThrow(TicketVersions::unknown), who));
    }

    /**
     * Passes the resident on to another dispatcher who is on, whoever attended before; answers the ticket.
     *
     * @throws Problem 409 {@code not-on}, {@code too-many-chats}, and {@code ticket-ended} where nobody attends either
     */
    ResponseEntity<TicketView> handOver(UUID id, String to, Asked asked) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            Ticket ticket = tickets.locked(id).orElseThrow(TicketVersions::unknown);
            TicketVersions.check(asked.ifMatch(), ticket);
            if (ticket.status().ended() && talk.attendance.who(ticket.contact()).isEmpty()) {
                throw new Problem(HttpStatus.CONFLICT, "ticket-ended", "The case has ended and nobody attends.");
            }
            if (!talk.presence.isOn(to)) {
                throw new Problem(HttpStatus.CONFLICT, "not-on", "That dispatcher is not on.");
            }
            attend(ticket, to);
            timeline.add(id, new Deed(asked.viewer().name(), "handed-over", to));
            talk.changes.add(id);
            return talk.views.changed(ticket, asked.viewer());
        }));
    }

    /** Hands the resident back to the bot. */
    void release(UUID id, String who) {
        transactions.executeWithoutResult(transaction -> {
            Ticket ticket = tickets.locked(id).orElseThrow(TicketVersions::unknown);
            if (talk.attendance.release(ticket.contact())) {
                timeline.add(id, Deed.of(who, "released"));
                talk.changes.add(id);
            }
        });
    }
}
