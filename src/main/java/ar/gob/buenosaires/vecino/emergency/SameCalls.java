package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.privacy.Vault;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What SAME is to be told of a ticket, put down in the transaction that changes it; the ticket is locked by then. */
@Component
class SameCalls {

    /** Asks the worker of this node to look now; published after a commit. */
    record Filled() {}

    private final JdbcClient jdbc;
    private final Vault vault;
    private final InstantSource clock;
    private final IncidentBody bodies;

    SameCalls(JdbcClient jdbc, Vault vault, InstantSource clock, IncidentBody bodies) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
        this.bodies = bodies;
    }

    /** Its body is made at the first attempt, of what is known then. */
    void report(Ticket ticket) {
        put(ticket, "REPORT", null);
    }

    void cancel(Ticket ticket, ObjectNode body) {
        if (ticket.delivery() != DeliveryState.REJECTED) {
            put(ticket, "CANCEL", body.toString());
        }
    }

    /**
     * Passes on what differs from before. A report that has not been tried yet will hold it anyway; one that SAME
     * rejected is offered again, being another one now.
     */
    void change(Ticket ticket, ObjectNode before) {
        if (bodies.of(ticket).equals(before)) {
            return;
        }
        jdbc.sql("update same_call set rank = ? where ticket_id = ? and state in ('WAITING', 'SENDING') and rank <> ?")
                .params(ticket.priority().rank(), ticket.id(), ticket.priority().rank())
                .update();
        if (ticket.delivery() == DeliveryState.REJECTED) {
            offerAgain(ticket);
        } else if (isFrozen(ticket)) {
            put(
                    ticket,
                    "UPDATE",
                    Objects.requireNonNull(bodies.change(before, ticket)).toString());
        }
    }

    private boolean isFrozen(Ticket ticket) {
        return jdbc.sql(
                        "select body is not null or state = 'DONE' from same_call where ticket_id = ? and kind = 'REPORT'")
                .param(ticket.id())
                .query(Boolean.class)
                .single();
    }

    private void offerAgain(Ticket ticket) {
        ticket.offerAgain();
        jdbc.sql("""
                        update same_call set state = 'WAITING', body = null, due_at = ?, held = false, attempts = 0, rank = ?
                        where ticket_id = ? and kind = 'REPORT'""")
                .params(
                        clock.instant().atOffset(ZoneOffset.UTC),
                        ticket.priority().rank(),
                        ticket.id())
                .update();
    }

    private void put(Ticket ticket, String kind, @Nullable String body) {
        var values = new java.util.HashMap<String, @Nullable Object>(Map.of(
                "ticket", ticket.id(),
                "kind", kind,
                "rank", ticket.priority().rank(),
                "at", ticket.createdAt().atOffset(ZoneOffset.UTC),
                "now", clock.instant().atOffset(ZoneOffset.UTC)));
        values.put("body", body == null ? null : vault.seal(body));
        jdbc.sql("""
                        insert into same_call (ticket_id, kind, rank, ticket_at, body, due_at)
                        values (:ticket, :kind, :rank, :at, :body, :now)""").params(values).update();
    }
}
