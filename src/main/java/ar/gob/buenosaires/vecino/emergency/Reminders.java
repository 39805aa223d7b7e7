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

    private static final String DUE = """
            select t.id from ticket t
            where t.status = 'NEW' and t.delivery <> 'DELIVERED' and t.created_at <= :before
              and not exists (select from ticket_reminder r where r.ticket_id = t.id and r.n = :n)
            order by t.rank, t.created_at limit :batch
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
    record Told(TransactionOperations transactions, ResidentWords residents, Timeline timeline) {}

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
        List<UUID> due = jdbc.sql(DUE)
                .param("n", n)
                .param("before", clock.instant().minus(after).atOffset(ZoneOffset.UTC))
                .param("batch", BATCH)
                .query(UUID.class)
                .list();
        // one ticket a transaction: a lock on many would let less urgent ones go to SAME before them
        due.forEach(id -> told.transactions.executeWithoutResult(transaction -> remind(id, n)));
        return due.size();
    }

    private void remind(UUID id, int n) {
        tickets.locked(id).filter(ticket -> isMine(id, n)).ifPresent(ticket -> {
            if (told.residents.tell(ticket, TicketNews.UNCONFIRMED)) {
                told.timeline.add(id, Deed.of(Deed.BOT, "told-to-call-107"));
            }
        });
    }

    /** Whether no other node has done it. */
    private boolean isMine(UUID id, int n) {
        return jdbc.sql("insert into ticket_reminder (ticket_id, n, at) values (?, ?, ?) on conflict do nothing")
                        .params(id, n, clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
