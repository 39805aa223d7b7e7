package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.access.AuditTrail;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who proposed, tried and activated which protocol, and who switched the triage off and on. */
@Component
class ProtocolTrail implements AuditTrail {

    private final JdbcClient jdbc;

    ProtocolTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.PROTOCOLS);
    }

    @Override
    public List<Entry> find(Query query) {
        return query.on(jdbc.sql("""
                        select * from (
                            select id, at, done_by, what, protocol_id, version from triage_protocol_event
                            union all
                            select id, at, done_by, 'TRIED', protocol_id,
                                version || ' days=' || days || ' cases=' || cases
                            from triage_protocol_trial) deeds
                        where at >= :from and at < :until and (cast(:who as text) is null or done_by = :who)
                        order by at desc, id desc limit :limit"""))
                .query((row, n) -> new Entry(
                        row.getTimestamp("at").toInstant(),
                        row.getString("done_by"),
                        Kind.PROTOCOLS,
                        "PROTOCOL_" + row.getString("what"),
                        row.getString("protocol_id"),
                        row.getString("version")))
                .list();
    }
}
