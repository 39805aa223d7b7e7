package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.SchemaReady;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Asks what became of dispatchers' words to residents and writes it beside them. Asking costs a look at the few that are
 * under way; being told would cost a look for each status that WhatsApp sends of any bubble.
 */
@Component
class WordFates {

    private static final Logger log = LoggerFactory.getLogger(WordFates.class);

    /** WhatsApp's last word may take as long as the phone is off; a dispatcher does not look for it so long. */
    private static final Duration PATIENCE = Duration.ofHours(2);

    private final TransactionOperations transactions;
    private final ResidentWords residents;
    private final Transcripts transcripts;
    private final TicketChanges changes;
    private final InstantSource clock;
    private volatile boolean ready;

    WordFates(
            TransactionOperations transactions,
            ResidentWords residents,
            Transcripts transcripts,
            TicketChanges changes,
            InstantSource clock) {
        this.transactions = transactions;
        this.residents = residents;
        this.transcripts = transcripts;
        this.changes = changes;
        this.clock = clock;
    }

    @EventListener(SchemaReady.class)
    void open() {
        ready = true;
    }

    @Scheduled(fixedDelayString = "${vecino.emergency.ask-fates-every}")
    void ask() {
        if (!ready) {
            return;
        }
        try {
            transactions.executeWithoutResult(transaction -> {
                List<String> underway = transcripts.underway(clock.instant().minus(PATIENCE));
                if (!underway.isEmpty()) {
                    Map<String, String> fates =
                            residents.line().map(line -> line.fates(underway)).orElse(Map.of());
                    fates.forEach(
                            (ref, fate) -> transcripts.delivered(ref, fate).forEach(changes::add));
                }
            });
        } catch (DataAccessException | TransactionException e) {
            log.warn("fates of words are not known now: {}", e.getClass().getSimpleName());
        }
    }
}
