package ar.gob.buenosaires.vecino.emergency;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Whether a ticket should have been acknowledged by now. */
@Component
class SlaClock {

    private final EmergencySettings settings;
    private final InstantSource clock;

    SlaClock(EmergencySettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    boolean isOverdue(Ticket ticket) {
        return ticket.status() == TicketStatus.NEW && ticket.createdAt().isBefore(newest(ticket.priority()));
    }

    /** When it is or was to be acknowledged at the latest. */
    Instant due(Ticket ticket) {
        return ticket.createdAt().plus(settings.acknowledgeWithin(ticket.priority()));
    }

    /** New tickets of each priority from before are overdue. */
    Map<Priority, Instant> newest() {
        Map<Priority, Instant> newest = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            newest.put(priority, newest(priority));
        }
        return newest;
    }

    /** New tickets of this priority from before are overdue. */
    Instant newest(Priority priority) {
        return clock.instant().minus(settings.acknowledgeWithin(priority));
    }
}
