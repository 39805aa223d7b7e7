package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.emergency.TranscriptLine.Speaker;
import ar.gob.buenosaires.vecino.privacy.Vault;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Each ticket's own copy of what was said; a ticket's version does not count it. */
@Component
class Transcripts {

    private static final String TO_OPEN = """
            insert into ticket_line (ticket_id, ref, at, speaker, text, delivery)
            select id, :ref, :at, :speaker, :text, :delivery from ticket
            where contact_id = :contact and status not in ('CLOSED', 'CANCELLED')
            on conflict (ticket_id, ref) do nothing
            """;

    private static final String TO_ONE = """
            insert into ticket_line (ticket_id, ref, at, speaker, text, delivery)
            values (:ticket, :ref, :at, :speaker, :text, :delivery)
            on conflict (ticket_id, ref) do nothing
            """;

    private final JdbcClient jdbc;
    private final Vault vault;

    Transcripts(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Adds a line to every open ticket of the contact. */
    void add(ContactId contact, TranscriptLine line) {
        filled(TO_OPEN, line).param("contact", contact.value()).update();
    }

    void add(UUID ticket, TranscriptLine line) {
        filled(TO_ONE, line).param("ticket", ticket).update();
    }

    private JdbcClient.StatementSpec filled(String sql, TranscriptLine line) {
        return jdbc.sql(sql)
                .param("ref", line.ref())
                .param("at", line.at().atOffset(ZoneOffset.UTC))
                .param("speaker", line.from().name())
                .param("text", vault.seal(line.text()))
                .param("delivery", line.delivery());
    }

    /** The tickets whose transcript it changes. */
    List<UUID> delivered(String ref, String delivery) {
        return jdbc.sql("update ticket_line set delivery = :now where ref = :ref"
                        + " and delivery is distinct from :now returning ticket_id")
                .param("now", delivery)
                .param("ref", ref)
                .query(UUID.class)
                .list();
    }

    /** What dispatchers said since, and of which WhatsApp has not said its last word. */
    List<String> underway(Instant since) {
        return jdbc.sql("select distinct ref from ticket_line where speaker = 'DISPATCHER' and at > ?"
                        + " and (delivery is null or delivery not in ('read', 'failed'))")
                .param(since.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }

    List<TranscriptLine> of(UUID ticket) {
        return jdbc.sql("select ref, at, speaker, text, delivery from ticket_line where ticket_id = ?"
                        + " order by date_trunc('second', at), id") // as exact as Meta's clock
                .param(ticket)
                .query((row, n) -> new TranscriptLine(
                        row.getString(1),
                        row.getTimestamp(2).toInstant(),
                        Speaker.valueOf(row.getString(3)),
                        vault.open(row.getBytes(4)),
                        row.getString(5)))
                .list();
    }
}
