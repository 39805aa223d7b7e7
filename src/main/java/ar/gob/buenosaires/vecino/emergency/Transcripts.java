package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.emergency.TranscriptLine.Speaker;
import ar.gob.buenosaires.vecino.privacy.Vault;
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

    void delivered(String ref, String delivery) {
        jdbc.sql("update ticket_line set delivery = ? where ref = ?")
                .params(delivery, ref)
                .update();
    }

    List<TranscriptLine> of(UUID ticket) {
        return jdbc.sql("select ref, at, speaker, text, delivery from ticket_line where ticket_id = ? order by at, id")
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
