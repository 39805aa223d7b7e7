package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.triage.ProtocolEvent.What;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of what was decided about protocols and of who tried them; rows are only added. */
@Component
class ProtocolLog {

    private static final long LOCK = 7_024_040L; // any number that no other lock uses

    private final JdbcClient jdbc;
    private final InstantSource clock;

    ProtocolLog(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One decision at a time, until the caller's transaction ends. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query()
                .singleRow();
    }

    long newest() {
        return jdbc.sql("select coalesce(max(id), 0) from triage_protocol_event")
                .query(Long.class)
                .single();
    }

    /** All there is, the oldest first: some dozens in years. */
    List<ProtocolEvent> all() {
        return jdbc.sql("select id, what, protocol_id, version, done_by, at from triage_protocol_event order by id")
                .query((row, number) -> new ProtocolEvent(
                        row.getLong("id"),
                        What.valueOf(row.getString("what")),
                        row.getString("protocol_id"),
                        row.getString("version"),
                        row.getString("done_by"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    void add(What what, String protocol, String version, String by) {
        jdbc.sql("""
                        insert into triage_protocol_event (what, protocol_id, version, done_by, at)
                        values (?, ?, ?, ?, ?)""")
                .params(what.name(), protocol, version, by, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Somebody tried a version on the recorded cases of some days. */
    void addTrial(Protocol tried, int days, int cases, String by) {
        jdbc.sql("""
                        insert into triage_protocol_trial (protocol_id, version, days, cases, done_by, at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        tried.id(),
                        tried.version(),
                        days,
                        cases,
                        by,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
