package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.SchemaReady;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reads again and again what waits, so that every node shows the same. */
@Component
class TicketGauges {

    private static final String UNDELIVERED = """
            select count(*), count(*) filter (where delivery = 'REJECTED'), min(created_at) from ticket
            where delivery = 'PENDING' or delivery = 'REJECTED' and status not in ('CLOSED', 'CANCELLED')
            """;

    private final JdbcClient jdbc;
    private final TicketMetrics metrics;
    private final SlaClock sla;
    private final Presence presence;
    private volatile boolean ready;

    TicketGauges(JdbcClient jdbc, TicketMetrics metrics, SlaClock sla, Presence presence) {
        this.jdbc = jdbc;
        this.metrics = metrics;
        this.sla = sla;
        this.presence = presence;
    }

    @EventListener(SchemaReady.class)
    void open() {
        ready = true;
    }

    @Scheduled(fixedDelayString = "${vecino.emergency.measure-every}")
    void measure() {
        if (!ready) {
            return;
        }
        try {
            jdbc.sql(UNDELIVERED).query(row -> {
                Timestamp oldest = row.getTimestamp(3);
                metrics.undelivered(row.getLong(1), row.getLong(2), oldest == null ? null : oldest.toInstant());
            });
            metrics.dispatchers(
                    presence.connected().stream().filter(d -> !d.away()).count());
            for (Priority priority : Priority.values()) {
                metrics.overdue(priority, overdue(priority));
            }
        } catch (DataAccessException e) {
            // the gauges keep what they last saw; other alerts tell of the database
        }
    }

    private long overdue(Priority priority) {
        return jdbc.sql("select count(*) from ticket where status = 'NEW' and priority = ? and created_at < ?")
                .params(priority.name(), sla.newest(priority).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }
}
