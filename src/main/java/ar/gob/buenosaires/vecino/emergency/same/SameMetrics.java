package ar.gob.buenosaires.vecino.emergency.same;

import ar.gob.buenosaires.vecino.emergency.DispatchSystem.Answer;
import ar.gob.buenosaires.vecino.emergency.DispatchSystem.Failed;
import ar.gob.buenosaires.vecino.emergency.DispatchSystem.Later;
import ar.gob.buenosaires.vecino.emergency.DispatchSystem.NotOffered;
import ar.gob.buenosaires.vecino.emergency.DispatchSystem.OurFault;
import ar.gob.buenosaires.vecino.emergency.DispatchSystem.Rejected;
import ar.gob.buenosaires.vecino.emergency.DispatchSystem.Taken;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** How calls to SAME end and how long they take, and calls of its webhook that are not signed. */
@Component
class SameMetrics {

    private static final List<String> OUTCOMES =
            List.of("taken", "rejected", "not_offered", "fault", "later", "failed");

    private final Map<String, Timer> calls = new LinkedHashMap<>();
    private final Counter signatureFailures;

    SameMetrics(MeterRegistry meters) {
        OUTCOMES.forEach(outcome -> calls.put(
                outcome,
                Timer.builder("vecino.same")
                        .description("calls to SAME")
                        .tag("outcome", outcome)
                        .register(meters)));
        signatureFailures = Counter.builder("vecino.same.signature.failures")
                .description("status events with a missing or wrong signature")
                .register(meters);
    }

    void called(Answer answer, long nanos) {
        String outcome = switch (answer) {
            case Taken ignored -> "taken";
            case Rejected ignored -> "rejected";
            case NotOffered ignored -> "not_offered";
            case OurFault ignored -> "fault";
            case Later ignored -> "later";
            case Failed ignored -> "failed";
        };
        Objects.requireNonNull(calls.get(outcome)).record(nanos, TimeUnit.NANOSECONDS);
    }

    void signatureFailed() {
        signatureFailures.increment();
    }
}
