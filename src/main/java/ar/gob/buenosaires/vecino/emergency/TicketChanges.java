package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.ContactId;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * That tickets changed, numbered for those who follow. A number is given after the change is committed, by one node at
 * a time: so a reader who has seen a number never finds a lower one later, which a sequence inside the change's own
 * transaction could not promise.
 */
@Component
class TicketChanges {

    private static final long LOCK = 0x7665_6369_6E6F_0005L; // any number that no other lock uses
    private static final int BATCH = 1000;

    private static final String NUMBER = """
            with open as materialized (
                select id, nextval('ticket_change_number') as seq
                from (select id from ticket_change where seq is null order by id limit :batch) o)
            update ticket_change c set seq = open.seq from open where c.id = open.id
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    TicketChanges(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Change(long seq, UUID ticket) {}

    void add(UUID ticket) {
        jdbc.sql("insert into ticket_change (ticket_id, at) values (?, ?)")
                .params(ticket, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Something was said, which boards show and a ticket's version does not count. */
    void addOpenOf(ContactId contact) {
        jdbc.sql("insert into ticket_change (ticket_id, at) select id, ? from ticket"
                        + " where contact_id = ? and status not in ('CLOSED', 'CANCELLED')")
                .params(clock.instant().atOffset(ZoneOffset.UTC), contact.value())
                .update();
    }

    /** Numbers what is committed; returns how many. None while another node is at it. */
    @Transactional
    public int number() {
        boolean open = jdbc.sql("select exists (select from ticket_change where seq is null)")
                .query(Boolean.class)
                .single();
        if (!open
                || !jdbc.sql("select pg_try_advisory_xact_lock(?)")
                        .param(LOCK)
                        .query(Boolean.class)
                        .single()) {
            return 0;
        }
        return jdbc.sql(NUMBER).param("batch", BATCH).update();
    }

    /** The newest number. */
    long last() {
        return jdbc.sql("select coalesce(max(seq), 0) from ticket_change")
                .query(Long.class)
                .single();
    }

    List<Change> after(long seq, int limit) {
        return jdbc.sql("select seq, ticket_id from ticket_change where seq > ? order by seq limit ?")
                .params(seq, limit)
                .query((row, n) -> new Change(row.getLong(1), row.getObject(2, UUID.class)))
                .list();
    }
}
