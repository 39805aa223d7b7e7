package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.SchemaReady;
import ar.gob.buenosaires.vecino.emergency.Timeline.Deed;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** Tells boards and timelines, once, that nobody has acknowledged a ticket in time: time passes without any change. */
@Component
class OverdueMarks {

    private static final Logger log = LoggerFactory.getLogger(OverdueMarks.class);
    private static final int BATCH = 200;

    // two nodes at once: one of them inserts
    private static final String MARK = """
            insert into ticket_overdue (ticket_id, priority, at)
            select t.id, t.priority, :now from ticket t
            where t.status = 'NEW' and t.priority = :priority and t.created_at < :before
              and not exists (select from ticket_overdue o where o.ticket_id = t.id and o.priority = t.priority)
            order by t.created_at limit :batch
            on conflict do nothing returning ticket_id
            """;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final TicketDesk.Books books;
    private final SlaClock sla;
    private final InstantSource clock;
    private volatile boolean ready;

    OverdueMarks(
            JdbcClient jdbc,
            TransactionOperations transactions,
            TicketDesk.Books books,
            SlaClock sla,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.books = books;
        this.sla = sla;
        this.clock = clock;
    }

    @EventListener(SchemaReady.class)
    void open() {
        ready = true;
    }

    @Scheduled(fixedDelayString = "${vecino.emergency.mark-overdue-every}")
    void mark() {
        if (!ready) {
            return;
        }
        try {
            for (Priority priority : Priority.values()) {
                transactions.executeWithoutResult(transaction -> marked(priority)
                        .forEach(ticket -> {
                            books.timeline().add(ticket, Deed.of(Deed.BOT, "overdue"));
                            books.changes().add(ticket);
                        }));
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn(
                    "marking overdue tickets stopped and goes on: {}",
                    e.getClass().getSimpleName());
        }
    }

    private List<UUID> marked(Priority priority) {
        return jdbc.sql(MARK)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("priority", priority.name())
                .param("before", sla.newest(priority).atOffset(ZoneOffset.UTC))
                .param("batch", BATCH)
                .query(UUID.class)
                .list();
    }
}
