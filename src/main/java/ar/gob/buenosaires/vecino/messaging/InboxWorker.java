package ar.gob.buenosaires.vecino.messaging;

import static ar.gob.buenosaires.vecino.messaging.JdbcTransactionsConfiguration.JDBC_TRANSACTIONS;

import ar.gob.buenosaires.vecino.messaging.MessageHandling.Ended;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes one message of one contact through its transaction, and through its failure. */
@Component
class InboxWorker {

    /** When the contact is to be looked at again. */
    sealed interface Again {
        record Never() implements Again {}

        record Now() implements Again {}

        record At(Instant time) implements Again {}

        /** The database is away: the sweep brings the contact back. */
        record StoreAway() implements Again {}
    }

    private static final Logger log = LoggerFactory.getLogger(InboxWorker.class);
    private static final String MESSAGE = "message";
    /** Another node has the contact in hand, and may not know of the message that came here. */
    private static final Duration BUSY = Duration.ofMillis(100);

    private final InboxTurns turns;
    private final MessageHandling handling;
    private final FailedMessages failures;
    private final InboxMetrics metrics;
    private final Transactions transactions;

    InboxWorker(
            InboxTurns turns,
            MessageHandling handling,
            FailedMessages failures,
            InboxMetrics metrics,
            Transactions transactions) {
        this.turns = turns;
        this.handling = handling;
        this.failures = failures;
        this.metrics = metrics;
        this.transactions = transactions;
    }

    /** Transactions, and the time; how long a statement may run is set on the connection. */
    @Component
    static class Transactions {
        private final TransactionTemplate template;
        private final InstantSource clock;

        Transactions(@Qualifier(JDBC_TRANSACTIONS) PlatformTransactionManager manager, InstantSource clock) {
            this.template = new TransactionTemplate(manager);
            this.clock = clock;
        }
    }

    /** What the transaction found before it ended or failed. */
    private static final class InHand {
        private InboxTurns.@Nullable Next message;
        private @Nullable Ended ended;
    }

    /** Handles the contact's next message, if it is this worker's to handle. Throws nothing. */
    Again work(long contact) {
        InHand inHand = new InHand();
        try {
            Again again = Objects.requireNonNull(transactions.template.execute(s -> look(contact, inHand)));
            if (inHand.ended != null) {
                metrics.ended(inHand.ended.outcome());
            }
            return again;
        } catch (Throwable e) {
            return failed(contact, inHand, e);
        } finally {
            MDC.remove(MESSAGE);
        }
    }

    private Again look(long contact, InHand inHand) {
        return switch (turns.next(contact)) {
            case InboxTurns.Busy busy ->
                new Again.At(transactions.clock.instant().plus(BUSY));
            case InboxTurns.Nothing nothing -> new Again.Never();
            case InboxTurns.Resting resting -> new Again.At(resting.dueAt());
            case InboxTurns.Next message -> {
                MDC.put(MESSAGE, Long.toString(message.id()));
                inHand.message = message;
                Ended ended = handling.handle(contact, message);
                inHand.ended = ended;
                yield ended.more() ? new Again.Now() : new Again.Never();
            }
        };
    }

    private Again failed(long contact, InHand inHand, Throwable failure) {
        InboxTurns.Next message = inHand.message;
        if (message == null || failure instanceof NotReady || Outages.isOutage(failure)) {
            // not the message's fault
            log.warn("the inbox cannot be worked: {}", failure.getClass().getName());
            return new Again.StoreAway();
        }
        try {
            FailedMessages.Result result = Objects.requireNonNull(
                    transactions.template.execute(s -> failures.record(contact, message, failure)));
            if (result.setAside()) {
                metrics.ended(Outcome.FAILED);
            }
            return result.due().<Again>map(Again.At::new).orElseGet(Again.Now::new);
        } catch (RuntimeException e) {
            log.warn("a failure could not be recorded: {}", e.getClass().getName());
            return new Again.StoreAway();
        }
    }
}
