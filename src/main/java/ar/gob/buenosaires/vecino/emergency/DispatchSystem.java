package ar.gob.buenosaires.vecino.emergency;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SAME, as the worker sees it. */
public interface DispatchSystem {

    /** One thing to tell SAME. */
    sealed interface Call {}

    /** A new case; the ticket's id is the idempotency key. */
    record Report(UUID ticket, String body) implements Call {}

    /** Later facts of a case. */
    record Update(String incidentId, String body) implements Call {}

    record Cancel(String incidentId, String body) implements Call {}

    /** What SAME made of it. */
    sealed interface Answer {}

    /**
     * SAME has it.
     *
     * @param incidentId null for an update or a cancel
     */
    record Taken(@Nullable String incidentId) implements Answer {}

    /** 400 or 422: never again unchanged. */
    record Rejected(int status) implements Answer {}

    /** 404 or 405 of an update or a cancel: SAME has no such thing. */
    record NotOffered(int status) implements Answer {}

    /** Our own fault, such as a token that is no good: it stays pending, and a person has to mend it. */
    record OurFault(int status) implements Answer {}

    /** 429 or 503 with a time; no sooner. */
    record Later(int status, Duration pause) implements Answer {}

    /** 5xx, time-out, refused; nobody knows whether it was taken, and the key makes that no matter. */
    record Failed(String reason) implements Answer {}

    /**
     * How many calls of so many may be made now: none while the breaker is open, so that waiting costs no attempt. Each
     * permit is used up by {@link #send} or given back.
     */
    int permits(int wanted);

    void giveBack(int permits);

    /** Makes one call, with a permit. Never throws. */
    Answer send(Call call);

    /** How long to wait after so many attempts, jittered. */
    Duration pause(int attempts);

    /** Whether the breaker only lets trial calls through. */
    boolean isOnTrial();

    /** Told when the breaker changes or a call ends. */
    void onChange(Runnable listener);
}
