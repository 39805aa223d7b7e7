package ar.gob.buenosaires.vecino.messaging;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks after bubbles that nobody has on hand: those of dead nodes, and those whose fate no status has told. */
@Component
class OutboxSweep {

    private static final Logger log = LoggerFactory.getLogger(OutboxSweep.class);

    private static final String LEFT_BEHIND = """
            update outbound_message set state = 'UNCONFIRMED', due_at = case when urgent then :now::timestamptz else :until end, claimed_at = null,
                attempts = attempts + 1, unconfirmed = unconfirmed + 1, error_note = 'left by a node'
            where state = 'SENDING' and claimed_at < :dead
            """;

    /** A status that has come but is not applied yet goes first. */
    private static final String UNHEARD = """
            update outbound_message o set
                state = case when unconfirmed < :most then 'WAITING' else 'FAILED' end,
                due_at = :now
            where o.state = 'UNCONFIRMED' and o.due_at <= :now
              and not exists (select 1 from delivery_status d where not d.applied and d.outbound_id = o.id)
            """;

    private static final String OLDEST = """
            select min(created_at) from outbound_message where state in ('WAITING', 'SENDING', 'UNCONFIRMED')
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final OutboxSettings settings;
    private final OutboxMetrics metrics;

    OutboxSweep(JdbcClient jdbc, InstantSource clock, OutboxSettings settings, OutboxMetrics metrics) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.metrics = metrics;
    }

    /** One round; returns whether something is to be sent again. */
    boolean sweep() {
        Instant now = clock.instant();
        int left = jdbc.sql(LEFT_BEHIND)
                .param("until", Timestamp.from(now.plus(settings.unconfirmedAfter())))
                .param("now", Timestamp.from(now))
                .param("dead", Timestamp.from(now.minus(settings.claimTimeout())))
                .update();
        int unheard = jdbc.sql(UNHEARD)
                .param("now", Timestamp.from(now))
                .param("most", Verdicts.LEAST_CONFIRMED)
                .update();
        if (left + unheard > 0) {
            log.warn("{} bubbles were left behind by a node, {} are sent again unconfirmed", left, unheard);
        }
        metrics.oldest(jdbc.sql(OLDEST)
                .query((row, n) -> row.getTimestamp(1))
                .optional()
                .map(Timestamp::toInstant)
                .orElse(null));
        return unheard > 0;
    }
}
