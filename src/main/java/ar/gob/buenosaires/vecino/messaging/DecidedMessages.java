package ar.gob.buenosaires.vecino.messaging;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many messages ended how, for whoever makes figures of it. */
@Component
public class DecidedMessages {

    private final JdbcClient jdbc;

    DecidedMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Messages that ended alike.
     *
     * @param ground the text under the asked-for key in the grounds of their turns, or null
     */
    public record Counted(Outcome outcome, @Nullable String ground, long times) {}

    /** Ended messages that were received in a while, its end excluded, by outcome and one of their grounds. */
    public List<Counted> count(Instant from, Instant to, String ground) {
        return jdbc.sql("""
                        select outcome, grounds ->> :ground as ground, count(*) as times from inbound_message
                        where received_at >= :from and received_at < :to and state = 'ENDED' group by 1, 2""")
                .param("ground", ground)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Counted(
                        Outcome.valueOf(row.getString("outcome")), row.getString("ground"), row.getLong("times")))
                .list();
    }

    /** When the first message of all that are kept was received. */
    public Optional<Instant> first() {
        return instant("select received_at from inbound_message order by id limit 1");
    }

    /** When the oldest of those was received that have not ended. */
    public Optional<Instant> oldestWaiting() {
        return instant("select min(received_at) from inbound_message where state = 'WAITING'");
    }

    private Optional<Instant> instant(String sql) {
        return jdbc.sql(sql)
                .query((row, n) -> Optional.ofNullable(row.getTimestamp(1)).map(java.sql.Timestamp::toInstant))
                .optional()
                .flatMap(found -> found);
    }
}
