package ar.gob.buenosaires.vecino.faq;

import java.sql.Date;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps for editors what residents asked in vain. */
@Component
public class UnansweredQuestions {

    private static final int LONGEST = 300;
    private static final String ANSWERED = """
            from unanswered_decision d join content_item i on i.id = d.item_id
            where i.live is not null and exists (
                select from content_event e
                where e.item_id = i.id and e.revision = i.live and e.what = 'PUBLISHED' and e.at >= d.at)""";

    private final JdbcClient jdbc;

    public UnansweredQuestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts a question in the caller's transaction, with one statement; gives its number for {@link #takeBack}. */
    public long count(UnansweredQuestion question) {
        String text = question.text()
                .codePoints()
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return jdbc.sql("""
                        insert into unanswered_question as known (day, question_key, text) values (?, ?, ?)
                        on conflict (day, question_key) do update set times = known.times + 1
                        returning id""")
                .params(Date.valueOf(question.day()), Hash.of(String.join(" ", question.telling())), text)
                .query(Long.class)
                .single();
    }

    /**
     * Where a question is answered.
     *
     * @param topic null for the general answer
     */
    public record Place(String service, @Nullable String topic) {}

    /** What all questions have in common that count together with this one. */
    public Optional<String> keyOf(long id) {
        return jdbc.sql("select question_key from unanswered_question where id = ?")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** The keys of questions that an editor has answered since, with what is live now. */
    public List<String> answered() {
        return jdbc.sql("select d.question_key " + ANSWERED).query(String.class).list();
    }

    /** Where a question is answered that nobody could answer when it was asked; empty while it is not. */
    public Optional<Place> answer(String key) {
        return jdbc.sql("select i.service, i.topic " + ANSWERED + " and d.question_key = ?")
                .param(key)
                .query((row, n) -> new Place(row.getString("service"), row.getString("topic")))
                .optional();
    }

    /** The texts, as they were kept, of those of these questions that no editor has decided about. */
    public Map<String, List<String>> undecided(Collection<String> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        Map<String, List<String>> texts = new HashMap<>();
        jdbc.sql("""
                        select distinct question_key, text from unanswered_question q where question_key = any(?)
                        and not exists (select from unanswered_decision d where d.question_key = q.question_key)""").param(keys.toArray(String[]::new)).query(row -> {
            texts.computeIfAbsent(row.getString("question_key"), key -> new ArrayList<>())
                    .add(row.getString("text"));
        });
        return texts;
    }

    /** The most asked of the last 30 days, one text of those that count together. */
    public List<String> recent() {
        return jdbc.sql("""
                        select min(text) from unanswered_question where day > current_date - 30 and times > 0
                        group by question_key order by sum(times) desc, min(text) limit 300""").query(String.class).list();
    }

    /** Once less: the resident found the answer after all. */
    public void takeBack(long id) {
        jdbc.sql("update unanswered_question set times = times - 1 where id = ? and times > 0")
                .param(id)
                .update();
    }
}
