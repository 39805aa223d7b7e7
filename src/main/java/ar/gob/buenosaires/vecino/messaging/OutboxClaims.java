package ar.gob.buenosaires.vecino.messaging;

import static ar.gob.buenosaires.vecino.messaging.JdbcTransactionsConfiguration.JDBC_TRANSACTIONS;

import ar.gob.buenosaires.vecino.core.ContactId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes bubbles that are due, in short transactions that nodes share by skipping what another has locked. */
@Component
class OutboxClaims {

    private static final String DUE = """
            select o.id, o.contact_id, o.urgent, o.kind, o.payload, o.route, o.attempts, o.unconfirmed, o.window_from,
                   i.received_at, p.free_at
            from outbound_message o
            left join inbound_message i on i.id = o.in_reply_to
            left join send_pace_contact p on p.contact_id = o.contact_id
            where o.state = 'WAITING' and o.urgent = :urgent and o.due_at <= :now
              and (o.urgent or not exists (
                  select 1 from outbound_message e
                  where e.contact_id = o.contact_id and e.id < o.id
                    and e.state in ('WAITING', 'SENDING', 'UNCONFIRMED')))
            order by o.due_at, o.id
            limit :limit
            for update of o skip locked
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Paces paces;
    private final Contacts contacts;

    OutboxClaims(
            JdbcClient jdbc,
            @Qualifier(JDBC_TRANSACTIONS) PlatformTransactionManager transactions,
            InstantSource clock,
            Paces paces,
            Contacts contacts) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.paces = paces;
        this.contacts = contacts;
    }

    /** Both buckets. */
    @Component
    record Paces(SendPace number, PairPace pair) {}

    /**
     * @param claims to be sent now
     * @param closed how many were given up because their window had closed
     * @param next after how long to look again
     */
    record Batch(List<Claim> claims, int closed, Duration next) {}

    /** The first due bubble of each resident, as many as the slots and the buckets allow. */
    Batch ordinary(int slots) {
        return Objects.requireNonNull(transaction.execute(status -> {
            SendPace.Grant grant = paces.number.ask(slots);
            if (grant.count() == 0) {
                return new Batch(List.of(), 0, grant.next());
            }
            Instant now = now();
            List<WaitingBubble> due = due(false, grant.count(), now);
            List<WaitingBubble> open = withoutClosed(due, now);
            List<WaitingBubble> free = withoutFull(open, now);
            paces.number.charge(grant, free.size());
            if (!free.isEmpty()) {
                paces.pair.charge(free.stream().map(WaitingBubble::contact).toList(), now);
            }
            return new Batch(
                    claimed(free, now, grant.probe()),
                    due.size() - open.size(),
                    due.size() == grant.count() ? grant.next() : Lane.SWEEP);
        }));
    }

    /** Red-flag bubbles, past both buckets and past what else waits for the same resident. */
    Batch urgent(int slots) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Instant now = now();
            List<WaitingBubble> due = due(true, slots, now);
            List<WaitingBubble> open = withoutClosed(due, now);
            return new Batch(claimed(open, now, false), due.size() - open.size(), Lane.SWEEP);
        }));
    }

    private List<WaitingBubble> due(boolean urgent, int limit, Instant now) {
        return jdbc.sql(DUE)
                .param("urgent", urgent)
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query(WaitingBubble::read)
                .list();
    }

    private List<WaitingBubble> withoutClosed(List<WaitingBubble> due, Instant now) {
        List<WaitingBubble> closed =
                due.stream().filter(bubble -> bubble.windowIsClosed(now)).toList();
        if (closed.isEmpty()) {
            return due;
        }
        jdbc.sql("update outbound_message set state = 'DROPPED', error_note = 'window' where id = any(?)")
                .param(ids(closed))
                .update();
        return due.stream().filter(bubble -> !bubble.windowIsClosed(now)).toList();
    }

    private List<WaitingBubble> withoutFull(List<WaitingBubble> due, Instant now) {
        List<WaitingBubble> free = new ArrayList<>();
        for (WaitingBubble bubble : due) {
            Instant pairFreeAt = bubble.times().pairFreeAt();
            if (pairFreeAt != null && PairPace.isFull(pairFreeAt, now)) {
                paces.pair.putOff(bubble.contact(), pairFreeAt);
            } else {
                free.add(bubble);
            }
        }
        return free;
    }

    private List<Claim> claimed(List<WaitingBubble> bubbles, Instant now, boolean probe) {
        if (bubbles.isEmpty()) {
            return List.of();
        }
        jdbc.sql("update outbound_message set state = 'SENDING', claimed_at = ? where id = any(?)")
                .params(Timestamp.from(now), ids(bubbles))
                .update();
        Map<ContactId, List<Address>> addresses = contacts.addresses(
                bubbles.stream().map(WaitingBubble::contact).distinct().toList());
        return bubbles.stream()
                .map(b -> new Claim(b, now, probe, addresses.getOrDefault(b.contact(), List.of())))
                .toList();
    }

    private static SqlArrayValue ids(List<WaitingBubble> bubbles) {
        return new SqlArrayValue(
                "bigint", bubbles.stream().map(WaitingBubble::id).toArray());
    }

    /** As exact as PostgreSQL keeps it: the result is matched by it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
