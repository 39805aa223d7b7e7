package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.faq.CatalogueChanged;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts what residents want; only slugs that the data and the content name, the rest is {@code other}. */
@Component
class IntentMetrics {

    private static final String OTHER = "other";

    private final Map<String, Counter> intents = new ConcurrentHashMap<>();
    private final Counter unanswered;
    private final MeterRegistry registry;

    IntentMetrics(MeterRegistry registry, Intents known) {
        this.registry = registry;
        unanswered = Counter.builder("vecino.unanswered")
                .description("questions that had no answer")
                .register(registry);
        List.of(Comprehension.EMERGENCY, Understanding.NONE, OTHER).forEach(this::counter);
        known.clues().forEach(clue -> counter(clue.label().intent()));
    }

    /** A service has its series before anybody asks for it. */
    @EventListener
    void follow(CatalogueChanged changed) {
        changed.catalogue().services().forEach(service -> counter(service.slug()));
    }

    /** Counts once the message's transaction has committed; a message that is tried again counts once. */
    void count(Decision decision) {
        if (decision.intent() == null) {
            return;
        }
        Counter intent = intents.getOrDefault(decision.intent(), counter(OTHER));
        boolean understood = decision.isUnderstood();
        afterCommit(() -> {
            intent.increment();
            if (!understood) {
                unanswered.increment();
            }
        });
    }

    private Counter counter(String intent) {
        return intents.computeIfAbsent(
                intent,
                slug -> Counter.builder("vecino.intents")
                        .description("messages by what they were taken for")
                        .tag("intent", slug)
                        .register(registry));
    }

    private static void afterCommit(Runnable count) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            count.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                count.run();
            }
        });
    }
}
