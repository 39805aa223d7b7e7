package ar.gob.buenosaires.vecino.messaging;

import ar.gob.buenosaires.vecino.core.ContactId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/**
 * How fast one resident may be written to: one bubble in six seconds, up to 45 at once. Source: Cloud API reference,
 * section 8.
 */
@Component
class PairPace {

    private static final Duration INTERVAL = Duration.ofSeconds(6);
    private static final int BURST = 45;
    private static final Duration TOLERANCE = INTERVAL.multipliedBy(BURST - 1);

    private static final String CHARGE = """
            insert into send_pace_contact as p (contact_id, free_at)
            select contact, :now::timestamptz + :interval::interval from unnest(:contacts) contact order by contact
            on conflict (contact_id) do update set free_at = greatest(p.free_at, :now) + :interval::interval
            """;

    private static final String PUT_OFF = """
            update outbound_message o set due_at = turn.at
            from (
                select id, :first::timestamptz + (row_number() over (order by id) - 1) * :interval::interval as at
                from outbound_message where contact_id = :contact and state = 'WAITING' and not urgent
            ) turn
            where o.id = turn.id and o.state = 'WAITING' and o.due_at < turn.at
            """;

    private final JdbcClient jdbc;

    PairPace(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static boolean isFull(@Nullable Instant freeAt, Instant now) {
        return freeAt != null && freeAt.minus(TOLERANCE).isAfter(now);
    }

    /** One bubble for each of these residents. */
    void charge(Collection<ContactId> contacts, Instant now) {
        jdbc.sql(CHARGE)
                .param("now", Timestamp.from(now))
                .param("interval", INTERVAL.toSeconds() + " s")
                .param(
                        "contacts",
                        new SqlArrayValue(
                                "bigint",
                                contacts.stream().map(ContactId::value).toArray()))
                .update();
    }

    /** All that waits for this resident becomes due when its turn comes, so that no claim looks at it before. */
    void putOff(ContactId contact, Instant freeAt) {
        jdbc.sql(PUT_OFF)
                .param("first", Timestamp.from(freeAt.minus(TOLERANCE)))
                .param("interval", INTERVAL.toSeconds() + " s")
                .param("contact", contact.value())
                .update();
    }
}
