package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.CityTime;
import ar.gob.buenosaires.vecino.faq.Statistics.Change;
import ar.gob.buenosaires.vecino.faq.Statistics.Figures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was published, with what was asked about its service in the week before and in the week since. */
@Component
class StatisticsChanges {

    private static final String ASKED = """
            coalesce(sum(c.times) filter (where c.kind = '%1$s' and c.hour %2$s date_trunc('hour', e.at)), 0) as %1$s_%3$s
            """;

    private static final String CHANGES = """
            with e as (
                select ev.id, ev.at, ev.who, ev.detail, i.id as item, i.kind, i.service, i.topic
                from content_event ev join content_item i on i.id = ev.item_id
                where ev.what in ('PUBLISHED', 'ROLLED_BACK') and ev.at >= :first and ev.who <> :files
                    and (:area::text is null or i.area_slug = :area)
                order by ev.id desc limit 20)
            select e.*, (e.detail::jsonb ->> 'right_before')::int as right_before,
                (e.detail::jsonb ->> 'right_after')::int as right_after, %s
            from e left join asked_count c on c.service = e.service
                and c.hour >= date_trunc('hour', e.at) - interval '7 days'
                and c.hour < date_trunc('hour', e.at) + interval '7 days'
            group by e.id, e.at, e.who, e.detail, e.item, e.kind, e.service, e.topic
            order by e.id desc
            """.formatted(figures());

    private final JdbcClient jdbc;

    StatisticsChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String figures() {
        return Stream.of("ANSWERED", "ASKED_BACK", "FOUND", "UNANSWERED")
                .flatMap(fate -> Stream.of(ASKED.formatted(fate, "<", "before"), ASKED.formatted(fate, ">=", "after")))
                .collect(Collectors.joining(", "));
    }

    /** The newest first; not what only came with files. */
    List<Change> since(LocalDate first, @Nullable String area, ContentNames names) {
        return jdbc.sql(CHANGES)
                .param("first", first.atStartOfDay(CityTime.ZONE).toOffsetDateTime())
                .param("files", ContentLoader.FILES)
                .param("area", area)
                .query((row, n) -> change(row, names))
                .list();
    }

    private static Change change(ResultSet row, ContentNames names) throws SQLException {
        String service = row.getString("service");
        String topic = row.getString("topic");
        return new Change(
                row.getTimestamp("at").toInstant(),
                row.getString("who"),
                row.getLong("item"),
                service,
                topic,
                names.of(service, topic),
                figures(row, "_before"),
                figures(row, "_after"),
                row.getObject("right_before", Integer.class),
                row.getObject("right_after", Integer.class));
    }

    private static Figures figures(ResultSet row, String when) throws SQLException {
        return new Figures(
                row.getLong("answered" + when),
                row.getLong("asked_back" + when),
                row.getLong("found" + when),
                row.getLong("unanswered" + when));
    }
}
