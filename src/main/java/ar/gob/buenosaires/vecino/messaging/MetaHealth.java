package ar.gob.buenosaires.vecino.messaging;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Whether Meta is well enough to be sent to: the breaker {@code meta}. Asked before bubbles are claimed, so that an open
 * breaker costs them nothing; urgent bubbles neither ask nor tell.
 */
@Component
class MetaHealth {

    private final CircuitBreaker breaker;

    MetaHealth(CircuitBreakerRegistry breakers) {
        this.breaker = breakers.circuitBreaker("meta");
    }

    /** How many of so many sends may be tried; each is to be told of or given back. */
    int permits(int wanted) {
        int permits = 0;
        while (permits < wanted && breaker.tryAcquirePermission()) {
            permits++;
        }
        return permits;
    }

    void giveBack(int permits) {
        for (int i = 0; i < permits; i++) {
            breaker.releasePermission();
        }
    }

    /** What Meta refuses of one resident or message says nothing about its health. */
    void tell(SendResult result, long nanos) {
        boolean well = switch (result) {
            case SendResult.Accepted accepted -> true;
            case SendResult.Refused refused -> !refused.fault();
            case SendResult.NotSent notSent -> false;
            case SendResult.Ambiguous ambiguous -> false;
        };
        if (well) {
            breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        } else {
            breaker.onError(nanos, TimeUnit.NANOSECONDS, new MetaUnwell());
        }
    }

    boolean isKnownToBeUnwell() {
        return breaker.getState() != State.CLOSED;
    }

    void onChange(Runnable listener) {
        breaker.getEventPublisher().onStateTransition(change -> listener.run());
    }

    /** What the breaker counts; nobody catches it. */
    private static final class MetaUnwell extends RuntimeException {
        MetaUnwell() {
            super("Meta is unwell", null, false, false);
        }
    }
}
