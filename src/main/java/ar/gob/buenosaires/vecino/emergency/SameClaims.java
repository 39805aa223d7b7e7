package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.privacy.UnreadableSecret;
import ar.gob.buenosaires.vecino.privacy.Vault;
import jakarta.persistence.PersistenceException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes what SAME is to be told next: the most urgent tickets first, of those the oldest; nodes share the work. */
@Component
class SameClaims {

    /** One thing to tell SAME, taken by this node at this instant. */
    record Claim(long id, UUID ticket, DispatchSystem.Call call, int attempts, Instant at) {}

    private static final Logger log = LoggerFactory.getLogger(SameClaims.class);
    private static final Duration PUT_OFF = Duration.ofMinutes(1);

    // the ticket's lock comes first, as in every change of a ticket. While the breaker only lets trials through, our
    // own back-off does not count, or a green ticket that has rested enough would go before a red one that has not
    private static final String DUE = """
            select c.id from same_call c join ticket t on t.id = c.ticket_id
            where c.state = 'WAITING' and (c.due_at <= :now or :trial and not c.held)
              and (c.kind = 'REPORT' or t.same_incident_id is not null)
              and not exists (select from same_call e
                              where e.ticket_id = c.ticket_id and e.id < c.id and e.state in ('WAITING', 'SENDING'))
            order by c.rank, c.ticket_at, c.id
            limit :limit
            for no key update of t skip locked
            """;

    // another node may have taken a call between our look and our lock
    private static final String TAKE = """
            update same_call c set state = 'SENDING', claimed_at = :now from ticket t
            where c.id = any(:ids) and c.state = 'WAITING' and t.id = c.ticket_id
            returning c.id, c.ticket_id, c.kind, c.body, c.attempts, t.same_incident_id, c.rank, c.ticket_at
            """;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Tickets tickets;
    private final Envelope envelope;
    private final InstantSource clock;

    SameClaims(
            JdbcClient jdbc,
            TransactionOperations transactions,
            Tickets tickets,
            Envelope envelope,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.tickets = tickets;
        this.envelope = envelope;
        this.clock = clock;
    }

    /** How a body is made and sealed. */
    @Component
    record Envelope(Vault vault, IncidentBody bodies) {}

    /** As many as there are permits for, in order. */
    List<Claim> take(int permits, boolean onTrial) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            // as exact as PostgreSQL keeps it: the result is matched by it
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
            List<Long> due = jdbc.sql(DUE)
                    .param("now", at)
                    .param("trial", onTrial)
                    .param("limit", permits)
                    .query(Long.class)
                    .list();
            return jdbc
                    .sql(TAKE)
                    .param("now", at)
                    .param("ids", due.toArray(Long[]::new))
                    .query((row, n) -> Row.read(row))
                    .list()
                    .stream()
                    .sorted(Comparator.comparingInt(Row::rank)
                            .thenComparing(Row::ticketAt)
                            .thenComparingLong(Row::id))
                    .flatMap(row -> claim(row, now).stream())
                    .toList();
        }));
    }

    /** None where the ticket cannot be read, say because a key is missing: it is put off and holds up nobody else. */
    private Optional<Claim> claim(Row row, Instant now) {
        try {
            return Optional.of(new Claim(row.id, row.ticket, call(row), row.attempts, now));
        } catch (UnreadableSecret | PersistenceException | IllegalStateException e) {
            log.error("ticket {} cannot be read for SAME", row.ticket, e);
            jdbc.sql("""
                            update same_call set state = 'WAITING', claimed_at = null, held = true, due_at = ?,
                                note = 'unreadable' where id = ?""")
                    .params(now.plus(PUT_OFF).atOffset(ZoneOffset.UTC), row.id)
                    .update();
            return Optional.empty();
        }
    }

    private record Row(
            long id,
            UUID ticket,
            String kind,
            @Nullable Sealed body,
            int attempts,
            @Nullable String incident,
            int rank,
            Instant ticketAt) {

        static Row read(ResultSet row) throws SQLException {
            byte[] body = row.getBytes(4);
            return new Row(
                    row.getLong(1),
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    body == null ? null : new Sealed(body),
                    row.getInt(5),
                    row.getString(6),
                    row.getInt(7),
                    row.getTimestamp(8).toInstant());
        }
    }

    private record Sealed(
            @SuppressWarnings("ArrayRecordComponent") byte[] bytes) {}

    private DispatchSystem.Call call(Row row) {
        String body = row.body == null ? frozen(row) : envelope.vault.open(row.body.bytes);
        return row.kind.equals("REPORT")
                ? new DispatchSystem.Report(row.ticket, body)
                : row.kind.equals("UPDATE")
                        ? new DispatchSystem.Update(Objects.requireNonNull(row.incident), body)
                        : new DispatchSystem.Cancel(Objects.requireNonNull(row.incident), body);
    }

    /** The same key must come with the same bytes, whatever is learnt meanwhile: that goes by an update. */
    private String frozen(Row row) {
        String body = envelope.bodies.of(tickets.find(row.ticket).orElseThrow()).toString();
        jdbc.sql("update same_call set body = ? where id = ?")
                .params(envelope.vault.seal(body), row.id)
                .update();
        return body;
    }

    /** Takes back what a dead node had in hand; the key makes a second attempt no matter. */
    int takeBack(Instant claimedBefore) {
        return jdbc.sql("""
                        update same_call set state = 'WAITING', claimed_at = null, note = 'left by a node'
                        where state = 'SENDING' and claimed_at < ?""").param(claimedBefore.atOffset(ZoneOffset.UTC)).update();
    }

    /** SAME is well again: what rests only by our own back-off is due now, so that red goes first. */
    void wakeAll() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("update same_call set due_at = ? where state = 'WAITING' and not held and due_at > ?")
                .params(now, now)
                .update();
    }
}
