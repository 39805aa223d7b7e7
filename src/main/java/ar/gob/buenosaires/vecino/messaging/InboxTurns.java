package ar.gob.buenosaires.vecino.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose turn it is in the inbox's table, and how it ended. */
@Component
class InboxTurns {

    /** What a look at one contact found. */
    sealed interface Look {}

    /** Another worker, here or on another node, has the contact in hand. */
    record Busy() implements Look {}

    record Nothing() implements Look {}

    /** The next message failed before and rests until then; those behind it wait. */
    record Resting(Instant dueAt) implements Look {}

    /** The next message, locked together with its contact until the transaction ends. */
    record Next(long id, String type, boolean urgent, Instant sentAt, Instant receivedAt, int attempts, Payload payload)
            implements Look {}

    /** Sealed bytes. */
    record Payload(@SuppressWarnings("ArrayRecordComponent") byte @Nullable [] sealed) {}

    // whoever holds the contact decides on its order; the message's own lock makes a look that began before another
    // worker's commit see the row as it is now. The commit need not wait for the disk: what a crash takes back was said
    // to nobody, since the claim of a bubble or of a call to SAME is a later commit that does wait, and flushes this
    // one
    private static final String NEXT = """
            select m.id, m.type, m.urgent, m.sent_at, m.received_at, m.due_at, m.attempts, m.payload,
                   set_config('synchronous_commit', 'off', true)
            from (select id from contact where id = :contact for no key update skip locked) c
            left join lateral (
                select * from inbound_message
                where contact_id = c.id and state = 'WAITING'
                order by urgent desc, sent_at, id
                limit 1
                for no key update) m on true
            """;

    private static final String END = """
            update inbound_message
            set state = 'ENDED', outcome = :outcome, reason = :reason, intent = :intent, grounds = :grounds::jsonb,
                ended_at = :now
            where id = :id
            returning exists (select 1 from inbound_message w
                              where w.contact_id = :contact and w.state = 'WAITING' and w.id <> :id)
            """;

    private static final String RETRY = """
            update inbound_message set attempts = attempts + 1, due_at = :due
            where id = :id and state = 'WAITING' and attempts = :attempts
            """;

    private static final String SET_ASIDE = """
            update inbound_message
            set state = 'ENDED', outcome = 'FAILED', reason = :reason, attempts = attempts + 1, ended_at = :now
            where id = :id and state = 'WAITING' and attempts = :attempts
            """;

    private static final String URGENT = """
            select contact_id from inbound_message
            where state = 'WAITING' and urgent and due_at <= :now order by due_at limit :limit
            """;

    // hops from contact to contact in the index, however many messages each has
    private static final String SWEEP = """
            with recursive w as (
                (select contact_id from inbound_message
                 where state = 'WAITING' and contact_id > :after and due_at <= :now and received_at <= :older
                 order by contact_id limit 1)
                union all
                select (select m.contact_id from inbound_message m
                        where m.state = 'WAITING' and m.contact_id > w.contact_id
                          and m.due_at <= :now and m.received_at <= :older
                        order by m.contact_id limit 1)
                from w where w.contact_id is not null)
            select contact_id from w where contact_id is not null limit :limit
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    InboxTurns(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Looks at a contact, in the caller's transaction. */
    Look next(long contact) {
        List<Look> found =
                jdbc.sql(NEXT).param("contact", contact).query(this::look).list();
        return found.isEmpty() ? new Busy() : found.getFirst();
    }

    private Look look(ResultSet row, int n) throws SQLException {
        long id = row.getLong(1);
        if (row.wasNull()) {
            return new Nothing();
        }
        Instant due = row.getTimestamp(6).toInstant();
        if (due.isAfter(clock.instant())) {
            return new Resting(due);
        }
        return new Next(
                id,
                row.getString(2),
                row.getBoolean(3),
                row.getTimestamp(4).toInstant(),
                row.getTimestamp(5).toInstant(),
                row.getInt(7),
                new Payload(row.getBytes(8)));
    }

    /** Ends a message in the caller's transaction, and says whether its contact has more. */
    boolean end(long contact, Next message, Turn turn, @Nullable String grounds) {
        if (turn.outcome() == Outcome.ESCALATED) {
            // dispatchers see a ticket as soon as it is committed
            jdbc.sql("set local synchronous_commit = on").update();
        }
        return jdbc.sql(END)
                .param("outcome", turn.outcome().name())
                .param("reason", turn.reason())
                .param("intent", turn.intent())
                .param("grounds", grounds)
                .param("now", now())
                .param("id", message.id())
                .param("contact", contact)
                .query(Boolean.class)
                .single();
    }

    /** Puts a message that failed off; nothing happens when somebody has handled it meanwhile. */
    void retry(Next message, Instant due) {
        jdbc.sql(RETRY)
                .params(Map.of("id", message.id(), "attempts", message.attempts(), "due", Timestamp.from(due)))
                .update();
    }

    /** Ends a message that failed too often; false when somebody has handled it meanwhile. */
    boolean setAside(Next message, String reason) {
        return jdbc.sql(SET_ASIDE)
                        .params(Map.of(
                                "id", message.id(),
                                "attempts", message.attempts(),
                                "reason", reason,
                                "now", now()))
                        .update()
                == 1;
    }

    List<Long> urgent(int limit) {
        return jdbc.sql(URGENT)
                .params(Map.of("now", now(), "limit", limit))
                .query(Long.class)
                .list();
    }

    /** Contacts with ids above the given one that have had a message waiting for at least that long. */
    List<Long> sweep(long after, Duration age, int limit) {
        Timestamp now = now();
        return jdbc.sql(SWEEP)
                .params(Map.of(
                        "after",
                        after,
                        "now",
                        now,
                        "older",
                        Timestamp.from(now.toInstant().minus(age)),
                        "limit",
                        limit))
                .query(Long.class)
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /** How many messages wait, and since when the oldest. */
    record Backlog(long count, @Nullable Instant oldest) {}

    Backlog backlog() {
        return jdbc.sql("select count(*), min(received_at) from inbound_message where state = 'WAITING'")
                .query((row, n) -> new Backlog(
                        row.getLong(1),
                        row.getTimestamp(2) == null ? null : row.getTimestamp(2).toInstant()))
                .single();
    }
}
