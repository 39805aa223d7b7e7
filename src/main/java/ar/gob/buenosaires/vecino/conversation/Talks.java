package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.Talk.At;
import ar.gob.buenosaires.vecino.conversation.Talk.State;
import ar.gob.buenosaires.vecino.conversation.Talk.Subject;
import ar.gob.buenosaires.vecino.conversation.Talk.Timers;
import ar.gob.buenosaires.vecino.conversation.Talk.Version;
import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.privacy.Vault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps dialogs, in the transaction of the message; whoever reads one has it until the transaction ends. */
@Component
class Talks {

    /** A new one has no id yet. */
    static final long NEW = 0;

    private static final String INSERT = """
            insert into triage_talk (contact_id, state, waits_for, tries, protocol_id, protocol_version, patient_ref,
                known, ticket_id, discreet, outcome, started_at, heard_at, remind_at, due_at, updated_at)
            values (:contact, :state, :waits, :tries, :protocol, :version, :patient,
                :known, :ticket, :discreet, :outcome, :started, :heard, :remind, :due, :now)
            returning id
            """;

    private static final String UPDATE = """
            update triage_talk set state = :state, waits_for = :waits, tries = :tries, patient_ref = :patient,
                known = :known, ticket_id = :ticket, discreet = :discreet, outcome = coalesce(:outcome, outcome),
                heard_at = :heard, remind_at = :remind, due_at = :due, updated_at = :now
            where id = :id
            """;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json = JsonMapper.builder().findAndAddModules().build();

    Talks(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** The open dialog, or the last one that led to a ticket. */
    Optional<Talk> of(ContactId contact) {
        return jdbc.sql("""
                        select * from triage_talk where contact_id = ? and (state <> 'ENDED' or ticket_id is not null)
                        order by state = 'ENDED', id desc limit 1 for update
                        """).param(contact.value()).query((row, n) -> read(row)).optional();
    }

    /** Those in which somebody has been silent long enough, which no other node has in hand. */
    List<Talk> due(Instant now, int limit) {
        return jdbc.sql("""
                        select * from triage_talk
                        where (remind_at is not null or due_at is not null) and least(remind_at, due_at) <= :now
                        order by least(remind_at, due_at) limit :limit for update skip locked
                        """)
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    /** What was known at the end of the last triage that was not broken off. */
    Optional<Known> lastSince(ContactId contact, Instant since) {
        return jdbc.sql("""
                        select known from triage_talk
                        where contact_id = ? and state = 'ENDED' and protocol_id is not null and updated_at > ?
                          and outcome not in ('cancelled', 'off', 'abandoned', 'refused')
                        order by id desc limit 1
                        """)
                .params(contact.value(), Timestamp.from(since))
                .query((row, n) -> known(row.getBytes(1)))
                .optional();
    }

    /** Whether the dialog that led to a ticket is one that somebody else must not read. */
    boolean isDiscreet(UUID ticket) {
        return jdbc.sql("select coalesce(bool_or(discreet), false) from triage_talk where ticket_id = ?")
                .param(ticket)
                .query(Boolean.class)
                .single();
    }

    Talk keep(Talk talk, @Nullable String outcome, Instant now) {
        var statement = jdbc.sql(talk.id() == NEW ? INSERT : UPDATE)
                .param("state", talk.state().name())
                .param("waits", talk.at().waitsFor())
                .param("tries", talk.at().tries())
                .param("patient", talk.subject().patientRef())
                .param("known", vault.seal(write(talk.known())))
                .param("ticket", talk.ticket())
                .param("discreet", talk.subject().discreet())
                .param("outcome", outcome)
                .param("heard", timestamp(talk.timers().heardAt()))
                .param("remind", timestamp(talk.timers().remindAt()))
                .param("due", timestamp(talk.timers().dueAt()))
                .param("now", timestamp(now));
        if (talk.id() != NEW) {
            statement.param("id", talk.id()).update();
            return talk;
        }
        Version protocol = talk.subject().protocol();
        long id = statement
                .param("contact", talk.contact().value())
                .param("protocol", protocol == null ? null : protocol.id())
                .param("version", protocol == null ? null : protocol.version())
                .param("started", timestamp(talk.timers().startedAt()))
                .query(Long.class)
                .single();
        return new Talk(id, talk.contact(), talk.state(), talk.at(), talk.subject(), talk.known(), talk.timers());
    }

    private Talk read(ResultSet row) throws SQLException {
        String protocol = row.getString("protocol_id");
        return new Talk(
                row.getLong("id"),
                new ContactId(row.getLong("contact_id")),
                State.valueOf(row.getString("state")),
                new At(row.getString("waits_for"), row.getInt("tries")),
                new Subject(
                        row.getString("patient_ref"),
                        protocol == null ? null : new Version(protocol, row.getString("protocol_version")),
                        row.getObject("ticket_id", UUID.class),
                        row.getBoolean("discreet")),
                known(row.getBytes("known")),
                new Timers(
                        row.getTimestamp("started_at").toInstant(),
                        row.getTimestamp("heard_at").toInstant(),
                        instant(row.getTimestamp("remind_at")),
                        instant(row.getTimestamp("due_at"))));
    }

    Known known(byte[] sealed) {
        try {
            return json.readValue(vault.open(sealed), Known.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what a dialog knows cannot be read");
        }
    }

    private String write(Known known) {
        try {
            return json.writeValueAsString(known);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what a dialog knows cannot be written");
        }
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
