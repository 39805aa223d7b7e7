package ar.gob.buenosaires.vecino.faq;

import java.sql.Date;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps for editors what residents asked in vain. */
@Component
public class UnansweredQuestions {

    private static final int LONGEST = 300;

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

    /** Once less: the resident found the answer after all. */
    public void takeBack(long id) {
        jdbc.sql("update unanswered_question set times = times - 1 where id = ? and times > 0")
                .param(id)
                .update();
    }
}
