package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.SchemaReady;
import ar.gob.buenosaires.vecino.messaging.Outbox;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** Takes care of residents who stopped answering, on whichever node comes first. */
@Component
class Silence {

    private static final Logger log = LoggerFactory.getLogger(Silence.class);
    private static final int BATCH = 20;

    private final Triages.Desk desk;
    private final Triages triages;
    private final CaseWriter cases;
    private final Mouth mouth;
    private final TransactionOperations transactions;
    private volatile boolean ready;

    /** How something is said unasked. */
    @Component
    record Mouth(Outbox outbox, Spoken spoken) {}

    Silence(Triages.Desk desk, Triages triages, CaseWriter cases, Mouth mouth, TransactionOperations transactions) {
        this.desk = desk;
        this.triages = triages;
        this.cases = cases;
        this.mouth = mouth;
        this.transactions = transactions;
    }

    @EventListener(SchemaReady.class)
    void open() {
        ready = true;
    }

    @Scheduled(fixedDelayString = "${vecino.conversation.triage.sweep-every}")
    void sweep() {
        if (!ready) {
            return;
        }
        try {
            while (Integer.valueOf(BATCH).equals(transactions.execute(transaction -> round()))) {
                // more of them wait
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("reminders of triages stopped and go on: {}", e.getClass().getSimpleName());
        }
    }

    private int round() {
        Instant now = desk.clock().instant();
        List<Talk> due = desk.talks().due(now, BATCH);
        due.forEach(talk -> care(talk, now));
        return due.size();
    }

    private void care(Talk talk, Instant now) {
        List<OutgoingMessage> bubbles = said(talk, now);
        if (!bubbles.isEmpty()) {
            List<Long> ids =
                    mouth.outbox.put(talk.contact(), null, talk.timers().heardAt(), false, bubbles);
            mouth.spoken.bot(talk.contact(), ids, bubbles);
        }
    }

    private List<OutgoingMessage> said(Talk talk, Instant now) {
        Instant due = talk.timers().dueAt();
        if (due == null || due.isAfter(now)) {
            Talk kept = desk.talks().keep(talk.due(null, due), null, now);
            return desk.asking().next(kept, desk.phrases().say("say.reminder") + "\n\n").stream()
                    .toList();
        }
        return cases.protocol(talk)
                .map(protocol -> triages.lapse(talk, protocol, now))
                .orElseGet(() -> {
                    desk.talks().keep(talk.due(null, null), null, now);
                    return List.of();
                });
    }
}
