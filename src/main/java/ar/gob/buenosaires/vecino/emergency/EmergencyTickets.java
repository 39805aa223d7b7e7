package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.AfterCommit;
import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Location;
import ar.gob.buenosaires.vecino.emergency.Timeline.Deed;
import ar.gob.buenosaires.vecino.emergency.TranscriptLine.Speaker;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Cases for SAME, as the conversation opens and completes them. Everything happens in the caller's transaction, which
 * has to be there: a ticket commits with the answer that caused it.
 */
@Component
public class EmergencyTickets {

    private final Tickets tickets;
    private final TicketDesk desk;
    private final Chat chat;
    private final TicketMetrics metrics;
    private final EmergencySettings settings;
    private final InstantSource clock;

    EmergencyTickets(
            Tickets tickets,
            TicketDesk desk,
            Chat chat,
            TicketMetrics metrics,
            EmergencySettings settings,
            InstantSource clock) {
        this.tickets = tickets;
        this.desk = desk;
        this.chat = chat;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is said around a ticket. */
    @Component
    record Chat(
            ResidentWords residents,
            Transcripts transcripts,
            Attendance attendance,
            TicketNumbers numbers,
            TicketChanges changes) {}

    /** Opens a ticket, or completes the open one of this patient. */
    public TicketSummary open(NewTicket wanted) {
        List<Ticket> open = tickets.openOf(wanted.contact());
        Optional<TicketSummary> same = open.stream()
                .filter(ticket -> ticket.summary().patientRef().equals(wanted.patientRef()))
                .findFirst()
                .flatMap(t -> update(t.id(), new TicketUpdate(wanted.priority(), wanted.complete(), wanted.facts())));
        return same.orElseGet(() -> fresh(wanted, event(wanted, open)));
    }

    private TicketSummary fresh(NewTicket wanted, UUID event) {
        // as exact as PostgreSQL keeps it: cursors are made of it
        Ticket ticket =
                new Ticket(chat.numbers.next(), event, wanted, clock.instant().truncatedTo(ChronoUnit.MICROS));
        desk.open(ticket);
        chat.residents.transcript(wanted.contact()).forEach(line -> chat.transcripts.add(ticket.id(), line));
        AfterCommit.run(() -> metrics.opened(wanted.priority()));
        return ticket.summary();
    }

    /** Of one home, or of the same patient whose case was closed a short time ago: the same event. */
    private UUID event(NewTicket wanted, List<Ticket> open) {
        UUID given = wanted.event();
        if (given != null) {
            return given;
        }
        Instant since = clock.instant().minus(settings.sameEventWithin());
        return open.stream()
                .filter(ticket -> ticket.createdAt().isAfter(since))
                .reduce((first, second) -> second)
                .or(() -> tickets.endedSince(wanted.contact(), wanted.patientRef(), since))
                .map(Ticket::eventId)
                .orElseGet(UUID::randomUUID);
    }

    /** Adds what more was told; empty when there is no such ticket or it has ended. */
    public Optional<TicketSummary> update(UUID id, TicketUpdate more) {
        return tickets.locked(id).filter(ticket -> !ticket.status().ended()).map(ticket -> updated(ticket, more));
    }

    private TicketSummary updated(Ticket ticket, TicketUpdate more) {
        Priority priority = more.priority();
        boolean raises = priority != null && priority.above(ticket.priority());
        Location told = more.facts() == null ? Location.UNKNOWN : more.facts().location();
        boolean places =
                !ticket.facts().location().hasPlace() && ticket.completed(told).hasPlace();
        Deed deed = places && !raises ? placed(told) : Deed.of(Deed.BOT, raises ? "raised" : "updated");
        desk.change(ticket, deed, t -> {
            if (priority != null) {
                t.raise(priority);
            }
            if (more.facts() != null) {
                t.learn(more.facts());
            }
            if (Boolean.TRUE.equals(more.complete())) {
                t.complete();
            }
        });
        return ticket.summary();
    }

    private static Deed placed(Location where) {
        return new Deed(Deed.BOT, "placed", where.address());
    }

    /** A place told beside what is asked: fills those of the contact's open tickets that lack it, and nothing else. */
    public void locate(ContactId contact, Location where) {
        tickets.openOf(contact).stream()
                .flatMap(open -> tickets.locked(open.id()).stream())
                .filter(ticket -> !ticket.status().ended()
                        && !ticket.completed(where).equals(ticket.facts().location()))
                .forEach(ticket -> desk.change(ticket, placed(where), t -> t.locate(where)));
    }

    /** "Fue un error, estoy bien": recorded once, shown and told to SAME; false when there is nothing to record. */
    public boolean requestWithdrawal(UUID id) {
        Optional<Ticket> found = tickets.locked(id)
                .filter(t -> !t.status().ended() && t.summary().withdrawalRequestedAt() == null);
        found.ifPresent(ticket -> desk.change(
                ticket, Deed.of(Deed.BOT, "withdrawal-requested"), t -> t.requestWithdrawal(clock.instant())));
        return found.isPresent();
    }

    /** The contact's tickets that have not ended, oldest first. */
    public List<TicketSummary> openOf(ContactId contact) {
        return tickets.openOf(contact).stream().map(Ticket::summary).toList();
    }

    /** Whether a person talks with this resident now: then the bot is silent, red flags apart. */
    public boolean isAttended(ContactId contact) {
        return chat.attendance.who(contact).isPresent();
    }

    /** Copies what was said to the transcripts of the contact's open tickets; each {@code ref} once. */
    public void keep(ContactId contact, TranscriptLine line) {
        chat.transcripts.add(contact, line);
        chat.changes.addOpenOf(contact);
        if (line.from() == Speaker.RESIDENT) {
            chat.attendance.heard(contact);
        }
    }

    /** WhatsApp did not deliver a bubble: its line says so, and so do the timelines of the tickets that hold it. */
    public void notDelivered(String ref) {
        desk.notDelivered(chat.transcripts.delivered(ref, "failed"));
    }
}
