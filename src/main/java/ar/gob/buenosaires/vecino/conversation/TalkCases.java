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
            select k.id, k.updated_at, k.outcome, k.known, t.number
            from triage_talk k left join ticket t on t.id = k.ticket_id
            where k.protocol_id is not null and k.updated_at > ? and k.outcome in ('red', 'yellow', 'green', 'none')
            order by k.updated_at
            """;

    private final JdbcClient jdbc;
    private final Talks talks;

    TalkCases(JdbcClient jdbc, Talks talks) {
        this.jdbc = jdbc;
        this.talks = talks;
    }

    /** By the ticket's number, or else by the number of the dialog. */
    @Override
    public List<RecordedCase> since(Instant since) {
        return jdbc.sql(CONCLUDED)
                .param(Timestamp.from(since))
                .query((row, n) -> {
                    String ticket = row.getString(5);
                    return new RecordedCase(
                            ticket == null ? "#" + row.getLong(1) : ticket,
                            row.getTimestamp(2).toInstant(),
                            talks.known(row.getBytes(4)).answers(),
                            Priority.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                            ticket != null);
                })
                .list();
    }
}
