package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.emergency.Timeline.Deed;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** What SAME tells of its own accord. */
@Component
public class DispatchEvents {

    /**
     * One status of one incident.
     *
     * @param externalId our ticket's id, by which a case is found whose incident id we do not know yet
     */
    public record Event(
            String id,
            @Nullable String incidentId,
            @Nullable UUID externalId,
            TicketStatus status,
            Instant at,
            @Nullable String unit) {}

    private final Tickets tickets;
    private final TicketDesk desk;
    private final Said said;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    DispatchEvents(Tickets tickets, TicketDesk desk, Said said, JdbcClient jdbc, InstantSource clock) {
        this.tickets = tickets;
        this.desk = desk;
        this.said = said;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What an event leads to beside the ticket's own change. */
    @Component
    record Said(TransactionOperations transactions, Deliveries deliveries, Residents residents) {}

    /** Applies an event, once; false when no ticket is meant. */
    public boolean apply(Event event) {
        return Objects.requireNonNull(said.transactions.execute(transaction -> {
            Optional<Ticket> found = find(event);
            found.filter(ticket -> isNew(event, ticket)).ifPresent(ticket -> apply(event, ticket));
            return found.isPresent();
        }));
    }

    private Optional<Ticket> find(Event event) {
        UUID externalId = event.externalId();
        Optional<Ticket> byOurs = externalId == null ? Optional.empty() : tickets.locked(externalId);
        String incident = event.incidentId();
        return byOurs.isPresent() || incident == null
                ? byOurs
                : tickets.byIncident(incident).flatMap(tickets::locked);
    }

    private boolean isNew(Event event, Ticket ticket) {
        return jdbc.sql("""
                        insert into same_event (event_id, ticket_id, status, at, received_at, moved)
                        values (?, ?, ?, ?, ?, ?) on conflict (event_id) do nothing""")
                        .params(
                                event.id(),
                                ticket.id(),
                                event.status().name(),
                                event.at().atOffset(ZoneOffset.UTC),
                                clock.instant().atOffset(ZoneOffset.UTC),
                                ticket.status().isBefore(event.status()))
                        .update()
                == 1;
    }

    private void apply(Event event, Ticket ticket) {
        if (event.incidentId() != null) {
            said.deliveries.delivered(ticket, event.incidentId());
        }
        TicketStatus toldBefore = ticket.sameStatus();
        boolean moves = ticket.status().isBefore(event.status());
        boolean advances = !ticket.status().ended() && (toldBefore == null || toldBefore.isBefore(event.status()));
        String what = event.status().name().toLowerCase(java.util.Locale.ROOT) + (moves || advances ? "" : "-late");
        desk.change(ticket, new Deed(Deed.SAME, what, event.unit()), t -> t.follow(event.status(), clock.instant()));
        if (advances) {
            TicketNews news = news(event.status());
            if (news != null) {
                said.residents.tell(ticket, news);
            }
        }
    }

    private static @Nullable TicketNews news(TicketStatus status) {
        return switch (status) {
            case NEW, ACKNOWLEDGED -> null;
            case DISPATCHED -> TicketNews.UNIT_ON_ITS_WAY;
            case ARRIVED -> TicketNews.UNIT_THERE;
            case CLOSED -> TicketNews.CLOSED;
            case CANCELLED -> TicketNews.CANCELLED;
        };
    }
}
