package ar.gob.buenosaires.vecino.emergency.same;

import ar.gob.buenosaires.vecino.emergency.DispatchSystem;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * SAME behind the breaker, bulkhead, time limit and back-off named {@code same} in the settings. Breaker and bulkhead
 * are asked before a call is claimed rather than around it, so that neither costs a ticket an attempt.
 */
@Component
class SameClient implements DispatchSystem {

    /** Beyond it the back-off no longer grows, and the number must not overflow. */
    private static final int MOST = 20;

    private final SameApi api;
    private final SameMetrics metrics;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private final RetryConfig retry;

    SameClient(
            SameApi api,
            SameMetrics metrics,
            CircuitBreakerRegistry breakers,
            BulkheadRegistry bulkheads,
            RetryRegistry retries) {
        this.api = api;
        this.metrics = metrics;
        this.breaker = breakers.circuitBreaker("same");
        this.bulkhead = bulkheads.bulkhead("same");
        this.retry = retries.retry("same").getRetryConfig();
    }

    @Override
    public int permits(int wanted) {
        int permits = 0;
        while (permits < wanted && bulkhead.tryAcquirePermission()) {
            if (!breaker.tryAcquirePermission()) {
                bulkhead.releasePermission();
                break;
            }
            permits++;
        }
        return permits;
    }

    @Override
    public void giveBack(int permits) {
        for (int i = 0; i < permits; i++) {
            breaker.releasePermission();
            bulkhead.releasePermission();
        }
    }

    @Override
    public Answer send(Call call) {
        long start = System.nanoTime();
        Answer answer = new Failed("unexpected");
        try {
            answer = api.send(call);
        } finally {
            long took = System.nanoTime() - start;
            tell(answer, took);
            bulkhead.onComplete();
            metrics.called(answer, took);
        }
        return answer;
    }

    /** What SAME refuses of one ticket, or asks to have later, says nothing against its health. */
    private void tell(Answer answer, long took) {
        boolean well = switch (answer) {
            case Taken taken -> true;
            case Rejected rejected -> true;
            case NotOffered notOffered -> true;
            case OurFault fault -> true;
            case Later later -> later.status() == 429;
            case Failed failed -> false;
        };
        if (well) {
            breaker.onSuccess(took, TimeUnit.NANOSECONDS);
        } else {
            breaker.onError(took, TimeUnit.NANOSECONDS, new Unwell());
        }
    }

    @Override
    public Duration pause(int attempts) {
        return Duration.ofMillis(
                retry.getIntervalBiFunction().apply(Math.min(attempts, MOST), Either.left(new Unwell())));
    }

    @Override
    public boolean isOnTrial() {
        return breaker.getState() == State.HALF_OPEN;
    }

    @Override
    public void onChange(Runnable listener) {
        breaker.getEventPublisher().onStateTransition(change -> listener.run());
    }

    /** What the breaker counts; nobody catches it. */
    private static final class Unwell extends RuntimeException {
        Unwell() {
            super("SAME is unwell", null, false, false);
        }
    }
}
