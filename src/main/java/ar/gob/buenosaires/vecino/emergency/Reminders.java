package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.SchemaReady;
import ar.gob.buenosaires.vecino.emergency.Timeline.Deed;
import java.time.Duration;
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

/** Tells residents to call 107 for as long as SAME has not confirmed and no dispatcher has acknowledged. */
@Component
class Reminders {

    private static final Logger log = LoggerFactory.getLogger(Reminders.class);
    private static final int BATCH = 50;

    private static final String TAKE = """
            update ticket set reminders = :n + 1 where id = any(array(
                select id from ticket
                where status = 'NEW' and delivery <> 'DELIVERED' and reminders = :n and created_at <= :before
                order by rank, created_at limit :batch for update skip locked))
            returning id
            """;

    private final JdbcClient jdbc;
    private final Tickets tickets;
    private final Told told;
    private final EmergencySettings settings;
    private final InstantSource clock;
    private volatile boolean ready;

    Reminders(JdbcClient jdbc, Tickets tickets, Told told, EmergencySettings settings, InstantSource clock) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.told = told;
        this.settings = settings;
        this.clock = clock;
    }

    /** To whom it goes and where it is written down. */
    @Component
    record Told(TransactionOperations transactions, Residents residents, Timeline timeline) {}

    @EventListener(SchemaReady.class)
    void open() {
        ready = true;
    }

    @Scheduled(fixedDelayString = "${vecino.emergency.remind-every}")
    void remind() {
        if (!ready) {
            return;
        }
        try {
            List<Duration> pauses = settings.remindAfter();
            for (int n = 0; n < pauses.size(); n++) {
                while (round(n, pauses.get(n)) == BATCH) {
                    // more of them wait
                }
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("reminders stopped and go on: {}", e.getClass().getSimpleName());
        }
    }

    private int round(int n, Duration after) {
        Integer reminded = told.transactions.execute(transaction -> {
            List<UUID> due = jdbc.sql(TAKE)
                    .param("n", n)
                    .param("before", clock.instant().minus(after).atOffset(ZoneOffset.UTC))
                    .param("batch", BATCH)
                    .query(UUID.class)
                    .list();
            tickets.find(due).forEach(this::remind);
            return due.size();
        });
        return reminded == null ? 0 : reminded;
    }

    private void remind(Ticket ticket) {
        told.residents.tell(ticket, TicketNews.UNCONFIRMED);
        told.timeline.add(ticket.id(), Deed.of(Deed.BOT, "told-to-call-107"));
    }
}
