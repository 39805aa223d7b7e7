package ar.gob.buenosaires.vecino.messaging;

import static ar.gob.buenosaires.vecino.messaging.Recognition.array;

import ar.gob.buenosaires.vecino.privacy.Vault;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts messages into the inbox's table, each once. */
@Component
class InboxRows {

    /**
     * A message and what was found out about it.
     *
     * @param contact null for one that is only counted
     */
    record Entry(ReceivedMessage message, @Nullable Long contact, boolean urgent) {}

    /** A message that was not there before. */
    record Stored(@Nullable Long contact, String type, boolean urgent, boolean waiting) {}

    // ids follow the order in the delivery, which settles the order of messages of the same second, and of copies the
    // first
    // stays; locks follow the key, so that deliveries which share messages never wait for each other in a circle
    private static final String INSERT = """
            insert into inbound_message (id, message_key, contact_id, type, urgent, sent_at, received_at, payload,
                                         state, due_at, outcome, reason, ended_at)
            overriding system value
            select id, key, contact, type, urgent, sent, :now, payload,
                   case when ignored is null then 'WAITING' else 'ENDED' end, :now,
                   case when ignored is null then null else 'IGNORED' end, ignored,
                   case when ignored is null then null else :now::timestamptz end
            from (select nextval('inbound_message_id_seq') as id, m.*
                  from unnest(:keys, :contacts, :types, :urgents, :sents, :payloads, :ignored)
                      as m(key, contact, type, urgent, sent, payload, ignored)) as numbered
            order by key, id
            on conflict (message_key) do nothing
            returning contact_id, type, urgent, state
            """;

    private final JdbcClient jdbc;
    private final Vault vault;

    InboxRows(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Stores messages in the caller's transaction, in one statement; those already known are left out. */
    List<Stored> insert(List<Entry> entries, Instant now) {
        return jdbc.sql(INSERT)
                .param("now", Timestamp.from(now))
                .param("keys", array("bytea", entries, e -> key(e.message())))
                .param("contacts", array("bigint", entries, Entry::contact))
                .param("types", array("text", entries, e -> e.message().type()))
                .param("urgents", array("boolean", entries, Entry::urgent))
                .param(
                        "sents",
                        array("timestamptz", entries, e -> e.message().sentAt().toString()))
                .param("payloads", array("bytea", entries, this::payload))
                .param("ignored", array("text", entries, e -> e.message().ignoredBecause()))
                .query(InboxRows::stored)
                .list();
    }

    /** Those of the messages that are stored already. */
    List<ReceivedMessage> known(List<ReceivedMessage> messages) {
        Set<ByteBuffer> keys =
                Set.copyOf(jdbc.sql("select message_key from inbound_message where message_key = any(:keys)")
                        .param("keys", array("bytea", messages, this::key))
                        .query((row, n) -> ByteBuffer.wrap(row.getBytes(1)))
                        .list());
        return messages.stream()
                .filter(m -> keys.contains(ByteBuffer.wrap(key(m))))
                .toList();
    }

    private byte[] key(ReceivedMessage message) {
        return vault.fingerprint("message", message.key());
    }

    /** What is only counted is not kept. */
    private byte @Nullable [] payload(Entry entry) {
        return entry.contact() == null ? null : vault.seal(entry.message().payload());
    }

    private static Stored stored(ResultSet row, int n) throws SQLException {
        long contact = row.getLong(1);
        return new Stored(
                row.wasNull() ? null : contact,
                row.getString(2),
                row.getBoolean(3),
                row.getString(4).equals("WAITING"));
    }
}
