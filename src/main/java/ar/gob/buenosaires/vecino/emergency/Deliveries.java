package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.emergency.Timeline.Deed;
import org.springframework.stereotype.Component;

/** That SAME has a ticket, however it came to be known: by its answer, or by an event that overtook it. */
@Component
class Deliveries {

    private final TicketDesk desk;
    private final Residents residents;

    Deliveries(TicketDesk desk, Residents residents) {
        this.desk = desk;
        this.residents = residents;
    }

    /** Once; the ticket is locked. */
    void delivered(Ticket ticket, String incidentId) {
        if (ticket.delivery() != DeliveryState.DELIVERED) {
            desk.change(ticket, Deed.of(Deed.SAME, "delivered"), t -> t.delivered(incidentId));
            residents.tell(ticket, TicketNews.CONFIRMED);
        }
    }
}
