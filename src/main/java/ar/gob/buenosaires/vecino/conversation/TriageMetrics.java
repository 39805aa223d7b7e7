package ar.gob.buenosaires.vecino.conversation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts how triages end, once what ended them is committed. */
@Component
class TriageMetrics {

    /** By the priority that it led to; a ticket after a silence; broken off; left; switched off meanwhile. */
    static final List<String> OUTCOMES =
            List.of("red", "yellow", "green", "none", "incomplete", "cancelled", "abandoned", "off", "refused");

    private final Map<String, Counter> counters;

    TriageMetrics(MeterRegistry registry) {
        counters = OUTCOMES.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(),
                        outcome -> Counter.builder("vecino.triage")
                                .description("triages by how they ended")
                                .tag("outcome", outcome)
                                .register(registry)));
    }

    void count(String outcome) {
        Counter counter = counters.get(outcome);
        if (counter == null) {
            throw new IllegalArgumentException("no outcome " + outcome);
        }
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            counter.increment();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                counter.increment();
            }
        });
    }
}
