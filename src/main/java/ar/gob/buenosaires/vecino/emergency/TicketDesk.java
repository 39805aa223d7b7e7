package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.AfterCommit;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Caller;
import ar.gob.buenosaires.vecino.emergency.Timeline.Deed;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Changes tickets, one locked ticket a time, with all that a change brings: in the caller's transaction. */
@Component
class TicketDesk {

    /** Where a change is written down. */
    @Component
    record Books(Timeline timeline, TicketLookups lookups, SameCalls same, TicketChanges changes) {}

    private final Tickets tickets;
    private final IncidentBody bodies;
    private final Books books;
    private final ApplicationEventPublisher events;

    TicketDesk(Tickets tickets, IncidentBody bodies, Books books, ApplicationEventPublisher events) {
        this.tickets = tickets;
        this.bodies = bodies;
        this.books = books;
        this.events = events;
    }

    void open(Ticket ticket) {
        tickets.add(ticket);
        books.lookups.keep(ticket.id(), ticket.facts().caller());
        books.same.report(ticket);
        written(ticket, Deed.of(Deed.BOT, "opened"));
    }

    /** Empty when there is no such ticket; what the verb throws goes through. */
    Optional<Ticket> change(UUID id, Deed deed, Consumer<Ticket> verb) {
        Optional<Ticket> found = tickets.locked(id);
        found.ifPresent(ticket -> change(ticket, deed, verb));
        return found;
    }

    /** Changes a ticket that this transaction has locked. */
    void change(Ticket ticket, Deed deed, Consumer<Ticket> verb) {
        ObjectNode before = bodies.of(ticket);
        Caller callerBefore = ticket.facts().caller();
        TicketStatus statusBefore = ticket.status();
        verb.accept(ticket);
        if (!ticket.facts().caller().equals(callerBefore)) {
            books.lookups.keep(ticket.id(), ticket.facts().caller());
        }
        if (!statusBefore.ended()) {
            books.same.change(ticket, before);
        }
        tickets.save(ticket);
        written(ticket, deed);
    }

    /** Whoever works on these tickets is told that the resident did not get a message; the ticket stays as it is. */
    void notDelivered(Collection<UUID> ids) {
        ids.forEach(id -> {
            books.timeline.add(id, Deed.of(Deed.BOT, "not-delivered"));
            books.changes.add(id);
        });
    }

    private void written(Ticket ticket, Deed deed) {
        books.timeline.add(ticket.id(), deed);
        books.changes.add(ticket.id());
        events.publishEvent(new TicketChanged(ticket.summary(), deed.what()));
        AfterCommit.run(() -> events.publishEvent(new SameCalls.Filled()));
    }
}
