package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.faq.Revision.Deed;
import ar.gob.buenosaires.vecino.faq.UnansweredGroup.Question;
import java.sql.Date;
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

    UnansweredLog(JdbcClient jdbc, ContentRules rules) {
        this.jdbc = jdbc;
        this.rules = rules;
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
