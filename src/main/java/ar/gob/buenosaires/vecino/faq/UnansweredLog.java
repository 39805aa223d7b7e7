package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.faq.Revision.Deed;
import ar.gob.buenosaires.vecino.faq.UnansweredGroup.Question;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What residents asked in vain and nobody has decided about, for editors to read. */
@Component
class UnansweredLog {

    private static final int DAYS = 30;
    private static final int MOST = 300;
    private static final int MOST_GROUPED = 5_000;

    private final JdbcClient jdbc;
    private final ContentRules rules;
    private final InstantSource clock;

    UnansweredLog(JdbcClient jdbc, ContentRules rules, InstantSource clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.clock = clock;
    }

    /** The most asked of the last weeks, one text for each question. */
    List<String> recent() {
        return questions(DAYS).stream().limit(MOST).map(Question::text).toList();
    }

    /** The most asked first. */
    List<Question> questions(int days) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Map<LocalDate, Long>> byDay = new LinkedHashMap<>();
        jdbc.sql("""
                        with asked as (
                            select question_key, min(text) as text, sum(times) as total from unanswered_question q
                            where day > :since and times > 0
                                and not exists (select from unanswered_decision d where d.question_key = q.question_key)
                            group by question_key order by total desc, text limit :most)
                        select a.question_key, a.text, q.day, q.times
                        from asked a join unanswered_question q using (question_key)
                        where q.day > :since and q.times > 0 order by a.total desc, a.text, q.day""")
                .param("since", Date.valueOf(rules.today().minusDays(days)))
                .param("most", MOST_GROUPED)
                .query(row -> {
                    String key = row.getString("question_key");
                    texts.put(key, row.getString("text"));
                    byDay.computeIfAbsent(key, k -> new TreeMap<>())
                            .put(row.getDate("day").toLocalDate(), row.getLong("times"));
                });
        return texts.entrySet().stream()
                .map(text -> new Question(text.getKey(), text.getValue(), byDay.getOrDefault(text.getKey(), Map.of())))
                .toList();
    }

    /**
     * What was decided in one go.
     *
     * @param texts of its questions, the most asked first
     * @param times how often they were asked
     * @param item whose text answers them, with its state; null when they are not ours
     */
    record Decided(
            String what,
            String who,
            Instant at,
            String reason,
            List<String> texts,
            long times,
            @Nullable Item item) {}

    record Item(
            long id, Kind kind, String service, @Nullable String topic, boolean answers) {}

    /** The newest first; it answers once something was published after the decision. */
    List<Decided> decided(int days) {
        return jdbc.sql("""
                        with asked as (
                            select question_key, min(text) as text, sum(times) as total
                            from unanswered_question group by question_key)
                        select d.what, d.who, d.at, d.reason, sum(a.total) as times,
                            array_agg(a.text order by a.total desc, a.text) as texts,
                            i.id, i.kind, i.service, i.topic,
                            exists (select from content_event e where e.item_id = i.id and e.revision = i.live
                                and e.what = 'PUBLISHED' and e.at >= d.at) as answers
                        from unanswered_decision d join asked a using (question_key)
                            left join content_item i on i.id = d.item_id
                        where d.at >= :since
                        group by d.what, d.who, d.at, d.reason, i.id
                        order by d.at desc limit :most""")
                .param("since", clock.instant().minus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC))
                .param("most", MOST)
                .query((row, n) -> decided(row))
                .list();
    }

    private static Decided decided(ResultSet row) throws SQLException {
        Item item = row.getString("kind") == null
                ? null
                : new Item(
                        row.getLong("id"),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("service"),
                        row.getString("topic"),
                        row.getBoolean("answers"));
        return new Decided(
                row.getString("what"),
                row.getString("who"),
                row.getTimestamp("at").toInstant(),
                row.getString("reason"),
                List.of((String[]) row.getArray("texts").getArray()),
                row.getLong("times"),
                item);
    }

    /** They are not shown again. */
    void decide(List<String> keys, String what, Deed deed, @Nullable Long item) {
        for (String key : keys) {
            jdbc.sql("""
                            insert into unanswered_decision (question_key, what, who, at, reason, item_id)
                            values (?, ?, ?, ?, ?, ?) on conflict (question_key) do nothing""")
                    .params(key, what, deed.who(), deed.at().atOffset(ZoneOffset.UTC), deed.reason(), item)
                    .update();
        }
    }
}
