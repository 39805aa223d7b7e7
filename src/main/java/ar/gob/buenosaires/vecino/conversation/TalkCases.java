package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.triage.Priority;
import ar.gob.buenosaires.vecino.triage.RecordedCases;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Triages that came to an outcome, for trying other versions on; as long as dialogs are kept. */
@Component
class TalkCases implements RecordedCases {

    private static final String CONCLUDED = """
            select outcome, known, ticket_id is not null
            from triage_talk
            where protocol_id is not null and updated_at > ? and outcome in ('red', 'yellow', 'green', 'none')
            """;

    private final JdbcClient jdbc;
    private final Talks talks;

    TalkCases(JdbcClient jdbc, Talks talks) {
        this.jdbc = jdbc;
        this.talks = talks;
    }

    @Override
    public List<RecordedCase> since(Instant since) {
        return jdbc.sql(CONCLUDED)
                .param(Timestamp.from(since))
                .query((row, n) -> new RecordedCase(
                        talks.known(row.getBytes(2)).answers(),
                        Priority.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                        row.getBoolean(3)))
                .list();
    }
}
