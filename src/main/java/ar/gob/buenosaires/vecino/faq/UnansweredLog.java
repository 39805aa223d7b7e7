package ar.gob.buenosaires.vecino.faq;

import java.sql.Date;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What residents asked in vain, for editors to read. */
@Component
class UnansweredLog {

    private static final int DAYS = 30;
    private static final int MOST = 300;

    private final JdbcClient jdbc;
    private final ContentRules rules;

    UnansweredLog(JdbcClient jdbc, ContentRules rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    /** The most asked of the last weeks, one text for each question. */
    List<String> recent() {
        return jdbc.sql("""
                        select min(text) from unanswered_question where day > ? and times > 0
                        group by question_key order by sum(times) desc, min(text) limit ?""")
                .params(Date.valueOf(rules.today().minusDays(DAYS)), MOST)
                .query(String.class)
                .list();
    }
}
