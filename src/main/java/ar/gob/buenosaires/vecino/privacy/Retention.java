package ar.gob.buenosaires.vecino.privacy;

import ar.gob.buenosaires.vecino.privacy.PersonalTable.Sweep;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** Ends personal data that has grown old: each night, in small batches, on whichever node comes first. */
@Component
@EnableScheduling
class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private static final int BATCH = 500;
    /** Any number that no other advisory lock of the service uses. */
    private static final long LOCK = 0x7665_6369_6E6F_0001L;

    private static final int BUSY = -1;

    private final List<PersonalData> modules;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    Retention(List<PersonalData> modules, JdbcClient jdbc, TransactionOperations transactions, InstantSource clock) {
        this.modules = modules;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(cron = "${vecino.privacy.retention-at}", zone = "America/Argentina/Buenos_Aires")
    void run() {
        try {
            modules.stream().flatMap(module -> module.tables().stream()).forEach(this::sweep);
        } catch (DataAccessException | TransactionException e) {
            log.warn("retention stopped and goes on tomorrow: {}", e.getClass().getSimpleName());
        }
    }

    private void sweep(PersonalTable table) {
        for (Sweep sweep : table.sweeps()) {
            long total = 0;
            int changed;
            do {
                changed = Objects.requireNonNull(transactions.execute(transaction -> batch(sweep)));
                total += Math.max(changed, 0);
            } while (changed > 0); // a batch is short, too, where somebody was changing rows of it
            if (total > 0) {
                log.info("retention ended {} rows of {} older than {}", total, table.name(), sweep.after());
            }
        }
    }

    private int batch(Sweep sweep) {
        boolean mine = jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
        if (!mine) {
            return BUSY; // another node is at it
        }
        return jdbc.sql(sweep.sql())
                .param("before", clock.instant().minus(sweep.after()).atOffset(ZoneOffset.UTC))
                .param("limit", BATCH)
                .update();
    }
}
