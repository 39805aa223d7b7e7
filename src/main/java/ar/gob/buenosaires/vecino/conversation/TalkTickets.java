package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Location;
import ar.gob.buenosaires.vecino.emergency.EmergencyTickets;
import ar.gob.buenosaires.vecino.emergency.NewTicket;
import ar.gob.buenosaires.vecino.emergency.Priority;
import ar.gob.buenosaires.vecino.emergency.TicketSummary;
import ar.gob.buenosaires.vecino.emergency.TicketUpdate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tickets of dialogs: which patient one is for, and what is told to SAME when. */
@Component
class TalkTickets {

    /** Somebody, we do not know yet who. */
    static final String SOMEBODY = "patient";

    /** Begins what names one of several patients nobody told more of. */
    static final String ANOTHER = "other-";

    private final EmergencyTickets tickets;
    private final CaseWriter cases;

    TalkTickets(EmergencyTickets tickets, CaseWriter cases) {
        this.tickets = tickets;
        this.cases = cases;
    }

    /** The ticket of a dialog and how the dialog knows it. */
    record Opened(Talk talk, TicketSummary ticket) {}

    /** Opens the ticket of a dialog, or completes the one that is open for this patient. */
    Opened open(Talk talk, Priority priority, boolean complete) {
        Optional<TicketSummary> known = own(talk);
        if (known.isPresent()) {
            Optional<TicketSummary> updated = update(talk, priority, complete);
            if (updated.isPresent()) {
                return new Opened(talk, updated.get());
            }
        }
        String patient = patientRef(talk, tickets.openOf(talk.contact()));
        TicketSummary ticket = tickets.open(new NewTicket(
                talk.contact(), patient, null, priority, complete, talk.timers().heardAt(), cases.facts(talk)));
        return new Opened(talk.of(ticket.id(), patient), ticket);
    }

    /** Tells what more is known; empty where there is no open ticket. */
    Optional<TicketSummary> update(Talk talk, @Nullable Priority priority, @Nullable Boolean complete) {
        UUID ticket = talk.ticket();
        return ticket == null
                ? Optional.empty()
                : tickets.update(ticket, new TicketUpdate(priority, complete, cases.facts(talk)));
    }

    /** The ticket of the dialog while it is open. */
    Optional<TicketSummary> own(Talk talk) {
        return talk.ticket() == null
                ? Optional.empty()
                : tickets.openOf(talk.contact()).stream()
                        .filter(open -> open.id().equals(talk.ticket()))
                        .findFirst();
    }

    boolean requestWithdrawal(UUID ticket) {
        return tickets.requestWithdrawal(ticket);
    }

    /** Tells a place to those of a resident's open tickets that have none. */
    void locate(ContactId contact, Location where) {
        tickets.locate(contact, where);
    }

    boolean isAttended(ContactId contact) {
        return tickets.isAttended(contact);
    }

    /**
     * Who it is: the one that an open ticket is for, unless that is somebody else for sure. Two messages about one
     * patient must not become two tickets because the second one says who it is.
     */
    private static String patientRef(Talk talk, List<TicketSummary> open) {
        String wanted = talk.subject().patientRef();
        if (!wanted.equals(SOMEBODY)) {
            return wanted;
        }
        Who told = Who.of(talk.known());
        List<String> refs = open.stream().map(TicketSummary::patientRef).toList();
        if (!told.isKnown()) {
            return refs.isEmpty() ? SOMEBODY : refs.getLast();
        }
        String exactly = told.toString();
        if (refs.contains(exactly)) {
            return exactly;
        }
        return refs.reversed().stream()
                .filter(ref -> ref.equals(SOMEBODY) || (!ref.startsWith(ANOTHER) && !told.isSurelyNot(Who.read(ref))))
                .findFirst()
                .orElse(exactly);
    }
}
