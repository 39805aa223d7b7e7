package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.access.AuditTrail;
import ar.gob.buenosaires.vecino.core.CityTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people did with content; what came with a release stands in version control. */
@Component
class ContentTrail implements AuditTrail {

    private final JdbcClient jdbc;

    ContentTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.CONTENT);
    }

    @Override
    public List<Entry> find(Query query) {
        return query.on(jdbc.sql("""
                        with deed as (
                            select at, who, what, item_id, reason, id * 2 as place, publish_at, expires_at
                            from content_event
                            union all
                            select at, author, 'WRITTEN', item_id, reason, id * 2 - 1, null, null from content_revision
                            union all
                            select at, who, case what when 'DISMISSED' then 'QUESTION_DISMISSED' else 'QUESTION_ASSIGNED' end,
                                   item_id, reason, 0, null, null from unanswered_decision
                            union all
                            select e.at, e.who, 'NOTICE_' || e.what, null, n.text, e.id, null, n.ends_at
                            from content_notice_event e join content_notice n on n.id = e.notice_id)
                        select deed.*, coalesce(i.service || coalesce('/' || i.topic, ''), '') as about
                        from deed left join content_item i on i.id = deed.item_id
                        where at >= :from and at < :until and who <> :files
                          and (cast(:who as text) is null or who = :who)
                        order by at desc, place desc limit :limit"""))
                .param("files", ContentLoader.FILES)
                .query((row, n) -> new Entry(
                        row.getTimestamp("at").toInstant(),
                        row.getString("who"),
                        Kind.CONTENT,
                        row.getString("what"),
                        row.getString("about"),
                        detail(row)))
                .list();
    }

    /** From when till when, where that was said, and why. */
    private static String detail(ResultSet row) throws SQLException {
        Timestamp from = row.getTimestamp("publish_at");
        Timestamp until = row.getTimestamp("expires_at");
        String reason = row.getString("reason");
        if (from == null && until == null) {
            return reason;
        }
        String term = (minute(from) + " – " + minute(until)).strip();
        return reason.isEmpty() ? term : term + " · " + reason;
    }

    private static String minute(@Nullable Timestamp at) {
        return at == null ? "" : CityTime.minute(at.toInstant());
    }
}
