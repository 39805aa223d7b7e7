package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.access.AuditTrail;
import java.util.List;
import java.util.Set;
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
                            select at, who, what, item_id, reason, id * 2 as place from content_event
                            union all
                            select at, author, 'WRITTEN', item_id, reason, id * 2 - 1 from content_revision
                            union all
                            select at, who, case what when 'DISMISSED' then 'QUESTION_DISMISSED' else 'QUESTION_ASSIGNED' end,
                                   item_id, reason, 0 from unanswered_decision
                            union all
                            select proposed_at, proposed_by, 'NOTICE_PROPOSED', null, text, 0 from content_notice)
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
                        row.getString("reason")))
                .list();
    }
}
