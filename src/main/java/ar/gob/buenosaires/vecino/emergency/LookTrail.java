package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.access.AuditTrail;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who looked at clinical data: how many tickets, and for those who look after privacy which. */
@Component
class LookTrail implements AuditTrail {

    private final JdbcClient jdbc;

    LookTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.LOOKS);
    }

    @Override
    public List<Entry> find(Query query) {
        return query.on(jdbc.sql("""
                        select at, who, way, cardinality(tickets) as n,
                               case when :privacy then
                                   (select string_agg(t.number, ', ' order by t.number)
                                    from (select number from ticket where id = any(l.tickets) limit 10) t)
                               end as numbers
                        from clinical_look l
                        where at >= :from and at < :until and (cast(:who as text) is null or who = :who)
                        order by at desc, id desc limit :limit"""))
                .param("privacy", query.privacy())
                .query((row, n) -> {
                    String numbers = row.getString("numbers");
                    return new Entry(
                            row.getTimestamp("at").toInstant(),
                            row.getString("who"),
                            Kind.LOOKS,
                            "LOOK_" + row.getString("way"),
                            numbers == null ? "" : numbers,
                            row.getString("n"));
                })
                .list();
    }
}
