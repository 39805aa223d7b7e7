package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.ContactId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps where conversations stand, in the transaction of the message. */
@Component
class Standings {

    private final JdbcClient jdbc;

    Standings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is kept about a resident.
     *
     * @param talks whether there is an open dialog about a patient, or one that led to a ticket
     */
    record Kept(Standing standing, boolean talks) {}

    /** One look for both: most residents have no dialog, and every message asks. */
    Kept of(ContactId contact) {
        return jdbc.sql("""
                        select c.service, c.topic, c.service_at, c.text_hash, c.repeats, c.turns, c.replied_at,
                            exists (select from triage_talk t where t.contact_id = k.id
                                    and (t.state <> 'ENDED' or t.ticket_id is not null)) as talks
                        from (values (?)) k (id) left join conversation c on c.contact_id = k.id
                        """)
                .param(contact.value())
                .query((row, n) -> new Kept(read(row), row.getBoolean("talks")))
                .single();
    }

    void keep(ContactId contact, Standing standing, Instant now) {
        TalkedAbout last = standing.last();
        jdbc.sql("""
                        insert into conversation
                            (contact_id, service, topic, service_at, text_hash, repeats, turns, replied_at, updated_at)
                        values (:contact, :service, :topic, :serviceAt, :hash, :repeats, :turns, :repliedAt, :now)
                        on conflict (contact_id) do update set
                            service = excluded.service, topic = excluded.topic, service_at = excluded.service_at,
                            text_hash = excluded.text_hash, repeats = excluded.repeats, turns = excluded.turns,
                            replied_at = excluded.replied_at, updated_at = excluded.updated_at
                        """)
                .param("contact", contact.value())
                .param("service", last == null ? null : last.service())
                .param("topic", last == null ? null : last.topic())
                .param("serviceAt", timestamp(standing.lastAt()))
                .param("hash", standing.textHash())
                .param("repeats", standing.repeats())
                .param("turns", standing.turns())
                .param("repliedAt", timestamp(standing.repliedAt()))
                .param("now", timestamp(now))
                .update();
    }

    private static Standing read(ResultSet row) throws SQLException {
        String service = row.getString("service");
        return new Standing(
                service == null ? null : new TalkedAbout(service, row.getString("topic")),
                instant(row.getTimestamp("service_at")),
                row.getBytes("text_hash"),
                row.getInt("repeats"),
                row.getInt("turns"),
                instant(row.getTimestamp("replied_at")));
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
