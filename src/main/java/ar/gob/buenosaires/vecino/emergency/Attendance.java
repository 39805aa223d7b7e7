package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.ContactId;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which person talks with which resident. Ends when handed back, or by itself after a while without a word. */
@Component
class Attendance {

    private static final String ATTEND = """
            insert into ticket_attendance (contact_id, ticket_id, who, since, last_word_at)
            values (:contact, :ticket, :who, :now, :now)
            on conflict (contact_id) do update set ticket_id = :ticket, who = :who, last_word_at = :now,
                since = case when ticket_attendance.who = :who and ticket_attendance.last_word_at > :idle
                             then ticket_attendance.since else :now end
            """;

    private final JdbcClient jdbc;
    private final EmergencySettings settings;
    private final InstantSource clock;

    Attendance(JdbcClient jdbc, EmergencySettings settings, InstantSource clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    Optional<String> who(ContactId contact) {
        return jdbc.sql("select who from ticket_attendance where contact_id = ? and last_word_at > ?")
                .params(contact.value(), idleSince())
                .query(String.class)
                .optional();
    }

    /** Who talks with each of these residents; those with whom nobody does are left out. */
    Map<ContactId, String> who(Collection<ContactId> contacts) {
        return jdbc
                .sql("select contact_id, who from ticket_attendance where contact_id = any(?) and last_word_at > ?")
                .params(contacts.stream().map(ContactId::value).distinct().toArray(Long[]::new), idleSince())
                .query((row, n) -> Map.entry(new ContactId(row.getLong(1)), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The tickets by which a person attends residents now. */
    List<UUID> ticketsOf(String who) {
        return jdbc.sql("select ticket_id from ticket_attendance where who = ? and last_word_at > ?")
                .params(who, idleSince())
                .query(UUID.class)
                .list();
    }

    /**
     * Attends this resident from now on, taking over from whoever did; false when the person has as many other chats
     * as one may have. A person's own chats are counted one request at a time.
     */
    boolean attend(ContactId contact, UUID ticket, String who) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('attendance:' || ?, 0))")
                .param(who)
                .query()
                .singleRow();
        long others = jdbc.sql("""
                        select count(*) from ticket_attendance
                        where who = ? and contact_id <> ? and last_word_at > ?""")
                .params(who, contact.value(), idleSince())
                .query(Long.class)
                .single();
        if (others >= settings.chats()) {
            return false;
        }
        jdbc.sql(ATTEND)
                .param("contact", contact.value())
                .param("ticket", ticket)
                .param("who", who)
                .param("now", now())
                .param("idle", idleSince())
                .update();
        return true;
    }

    /** The resident wrote: what is attended goes on. */
    void heard(ContactId contact) {
        jdbc.sql("update ticket_attendance set last_word_at = ? where contact_id = ? and last_word_at > ?")
                .params(now(), contact.value(), idleSince())
                .update();
    }

    /** Hands the resident back to the bot; false when nobody attended. */
    boolean release(ContactId contact) {
        return jdbc.sql("delete from ticket_attendance where contact_id = ? and last_word_at > ?")
                        .params(contact.value(), idleSince())
                        .update()
                > 0;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private OffsetDateTime idleSince() {
        return now().minus(settings.idle());
    }
}
