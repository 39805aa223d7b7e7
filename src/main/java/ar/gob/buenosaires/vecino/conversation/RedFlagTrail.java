package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.access.AuditTrail;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who proposed, approved and discarded which change of the phrases that tell of danger. */
@Component
class RedFlagTrail implements AuditTrail {

    private final JdbcClient jdbc;

    RedFlagTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.RED_FLAGS);
    }

    @Override
    public List<Entry> find(Query query) {
        return query.on(jdbc.sql("""
                        select e.at, e.who, e.what, c.flag,
                            case c.deed when 'ADD' then '+ ' else '− ' end || array_to_string(c.phrases, ', ')
                                || case when e.reason = '' then '' else ' · ' || e.reason end as detail
                        from red_flag_change_event e join red_flag_change c on c.id = e.change_id
                        where e.at >= :from and e.at < :until and (cast(:who as text) is null or e.who = :who)
                        order by e.at desc, e.id desc limit :limit"""))
                .query((row, n) -> new Entry(
                        row.getTimestamp("at").toInstant(),
                        row.getString("who"),
                        Kind.RED_FLAGS,
                        "RED_FLAG_" + row.getString("what"),
                        row.getString("flag"),
                        row.getString("detail")))
                .list();
    }
}
