package ar.gob.buenosaires.vecino.messaging;

import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.privacy.PersonalData;
import ar.gob.buenosaires.vecino.privacy.PersonalTable;
import ar.gob.buenosaires.vecino.privacy.PersonalTable.Sweep;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is kept about residents: words 30 days, that a message was there 400 days, who wrote a year after the last one. */
@Component
class KeptByMessaging implements PersonalData {

    private static final Duration CONTENT = Duration.ofDays(30);
    private static final Duration ROW = Duration.ofDays(400);
    private static final Duration CONTACT = Duration.ofDays(365);

    private final JdbcClient jdbc;

    KeptByMessaging(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<PersonalTable> tables() {
        return List.of(
                PersonalTable.of(
                        "inbound_message",
                        emptying("inbound_message", "payload", "received_at", "state = 'ENDED'"),
                        Sweep.deletingWhere("inbound_message", "state = 'ENDED' and received_at < :before", ROW)),
                PersonalTable.of(
                        "outbound_message",
                        emptying(
                                "outbound_message",
                                "payload",
                                "created_at",
                                "state in ('ACCEPTED', 'FAILED', 'DROPPED')"),
                        emptying("outbound_message", "wamid", "created_at", "true"),
                        Sweep.deleting("outbound_message", "created_at", ROW)),
                PersonalTable.of("delivery_status", Sweep.deleting("delivery_status", "received_at", CONTENT)),
                PersonalTable.of("send_pace_contact", Sweep.deleting("send_pace_contact", "free_at", CONTENT)),
                PersonalTable.of("contact", Sweep.deletingWhere("contact", """
                                created_at < :before and not exists (
                                    select from inbound_message m where m.contact_id = contact.id and m.sent_at >= :before)
                                """, CONTACT)),
                PersonalTable.of("contact_identifier"),
                PersonalTable.of("identity_conflict"));
    }

    private static Sweep emptying(String table, String column, String since, String condition) {
        return new Sweep(CONTENT, """
                update %1$s set %2$s = null where ctid = any(array(
                    select ctid from %1$s where %2$s is not null and %3$s < :before and %4$s limit :limit))
                """.formatted(table, column, since, condition));
    }

    /** Statuses know a message only by the hash of Meta's id. */
    @Override
    public void erase(ContactId contact) {
        jdbc.sql("""
                        delete from delivery_status where wamid_key in (
                            select wamid_key from outbound_message where contact_id = ? and wamid_key is not null)""").param(contact.value()).update();
    }
}
