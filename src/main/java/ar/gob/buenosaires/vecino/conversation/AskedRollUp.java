package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.Rounds;
import ar.gob.buenosaires.vecino.core.SchemaReady;
import ar.gob.buenosaires.vecino.faq.AskedCounts;
import ar.gob.buenosaires.vecino.faq.AskedCounts.Count;
import ar.gob.buenosaires.vecino.faq.AskedCounts.Fate;
import ar.gob.buenosaires.vecino.messaging.DecidedMessages;
import ar.gob.buenosaires.vecino.messaging.DecidedMessages.Counted;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Counts by hour what was decided on messages. An hour is counted anew as a whole, again and again until none of its
 * messages waits any more, so that it does not matter how often or on which node it is done.
 */
@Component
class AskedRollUp {

    /** Messages are committed after they were received, at the latest so long after. */
    private static final Duration COMMITTED = Duration.ofMinutes(5);

    /** A message that waits longer is stuck, and is not waited for. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final int HOURS_AT_ONCE = 48;

    private final DecidedMessages messages;
    private final AskedCounts counts;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Rounds rounds;

    AskedRollUp(
            DecidedMessages messages,
            AskedCounts counts,
            TransactionOperations transactions,
            StatisticsSettings settings,
            Clock clock) {
        this.messages = messages;
        this.counts = counts;
        this.transactions = transactions;
        this.clock = clock;
        rounds = new Rounds(
                "asked-counts", settings.countEvery(), () -> count() ? Duration.ZERO : settings.countEvery());
    }

    @EventListener(SchemaReady.class)
    void start() {
        rounds.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        rounds.stop(Duration.ofSeconds(5));
    }

    /** Counts what may have changed since the last time; tells whether there is more, as after a long outage. */
    boolean count() {
        return Boolean.TRUE.equals(transactions.execute(transaction -> counts.lockProgress() && countOn()));
    }

    private boolean countOn() {
        Instant now = clock.instant();
        Instant current = now.truncatedTo(ChronoUnit.HOURS);
        Instant first = counts.nextHour().or(messages::first).orElse(now).truncatedTo(ChronoUnit.HOURS);
        Instant last = earlier(current, first.plus(HOURS_AT_ONCE, ChronoUnit.HOURS));
        // asked before counting: what ends in between is counted again
        Instant waiting = messages.oldestWaiting().orElse(now);
        for (Instant hour = first; !hour.isAfter(last); hour = hour.plus(1, ChronoUnit.HOURS)) {
            counts.replace(hour, in(hour));
        }
        Instant oldest = waiting.isBefore(now.minus(LONGEST)) ? now.minus(LONGEST) : earlier(waiting, now);
        Instant open = oldest.minus(COMMITTED).truncatedTo(ChronoUnit.HOURS);
        Instant next = earlier(last, open);
        counts.counted(next.isBefore(first) ? first : next, now);
        return last.isBefore(current) && !next.isBefore(last);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private List<Count> in(Instant hour) {
        return messages.count(hour, hour.plus(1, ChronoUnit.HOURS), Tally.KEY).stream()
                .flatMap(counted -> read(counted).stream())
                .toList();
    }

    private static Optional<Count> read(Counted counted) {
        return switch (counted.outcome()) {
            case ATTENDED -> Optional.of(new Count(Fate.PERSON, "", "", counted.times()));
            case FAILED -> Optional.of(new Count(Fate.FAILED, "", "", counted.times()));
            case IGNORED -> Optional.empty();
            case ANSWERED, ESCALATED ->
                Optional.ofNullable(counted.ground()).flatMap(ground -> Tally.read(ground, counted.times()));
        };
    }
}
