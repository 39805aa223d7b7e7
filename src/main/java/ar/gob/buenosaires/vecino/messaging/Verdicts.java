package ar.gob.buenosaires.vecino.messaging;

import ar.gob.buenosaires.vecino.messaging.Verdict.Again;
import ar.gob.buenosaires.vecino.messaging.Verdict.Cause;
import ar.gob.buenosaires.vecino.messaging.Verdict.Dropped;
import ar.gob.buenosaires.vecino.messaging.Verdict.Effect;
import ar.gob.buenosaires.vecino.messaging.Verdict.Failed;
import ar.gob.buenosaires.vecino.messaging.Verdict.Unconfirmed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides what becomes of a bubble that was not simply taken. */
@Component
class Verdicts {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration NO_CONNECTION = Duration.ofSeconds(1);
    private static final Duration URGENT_WAIT = Duration.ofSeconds(5);
    /** A bubble that may have come is not sent for ever: each time the resident may get it once more. */
    static final int LEAST_CONFIRMED = 4;

    private final OutboxSettings settings;
    private final InstantSource clock;

    Verdicts(OutboxSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param known Meta's trouble is known already, by the breaker: another fault uses up no attempt
     */
    Verdict of(Tries tries, boolean urgent, SendResult result, boolean known) {
        return switch (result) {
            case SendResult.Accepted accepted -> new Verdict.Taken(accepted.wamid(), accepted.waId());
            case SendResult.NotSent(String reason) ->
                again(tries, jittered(NO_CONNECTION), Cause.own("network", reason));
            case SendResult.Ambiguous(String reason) -> ambiguous(tries, urgent, reason);
            case SendResult.Refused refused -> {
                Tries counted = refused.fault() && known ? tries : tries.counted();
                yield refused(counted, urgent, refused);
            }
        };
    }

    /** What a bubble that Meta had taken comes to, after a status webhook said that it failed. */
    Verdict ofReport(Tries tries, boolean urgent, int code, Remedy remedy) {
        return refused(tries, urgent, new SendResult.Refused(code, remedy, false, null, null));
    }

    /** Whether so much time has gone by since the claim that it may soon be taken for one of a dead node. */
    boolean isStale(Claim claim) {
        return claim.claimedAt().plus(settings.claimTimeout().dividedBy(2)).isBefore(clock.instant());
    }

    Verdict handBack(Claim claim) {
        return new Again(clock.instant(), claim.tries(), Cause.own("none", "handed back"));
    }

    /** An urgent bubble may come twice: it waits for a word of the first a moment only. */
    private Verdict ambiguous(Tries tries, boolean urgent, String reason) {
        Tries counted = tries.countedUnconfirmed();
        Cause cause = Cause.own("timeout", reason);
        return counted.unconfirmed() >= LEAST_CONFIRMED
                ? new Failed(counted, cause)
                : new Unconfirmed(
                        clock.instant().plus(urgent ? URGENT_WAIT : settings.unconfirmedAfter()), counted, cause);
    }

    private Verdict refused(Tries tries, boolean urgent, SendResult.Refused refused) {
        Remedy remedy = refused.remedy();
        return switch (remedy.action()) {
            case RETRY, SLOW_PAIR -> repeated(tries, refused, Effect.None.NONE);
            case SLOW_ALL -> slowed(tries, refused);
            case PAUSE -> paused(tries, urgent, refused);
            case DROP, WINDOW_CLOSED -> new Dropped(tries, cause(refused, Effect.None.NONE));
            case FAIL -> new Failed(tries, cause(refused, Effect.None.NONE));
            case OTHER_ADDRESS ->
                tries.route() == Route.FIRST
                        ? rerouted(tries, Route.OTHER, refused)
                        : new Dropped(tries, cause(refused, Effect.None.NONE));
            case OTHER_FORM ->
                tries.route() == Route.FIRST && settings.retryWithoutNine()
                        ? rerouted(tries, Route.REWRITTEN, refused)
                        : new Failed(tries, cause(refused, Effect.None.NONE));
        };
    }

    private Verdict rerouted(Tries tries, Route route, SendResult.Refused refused) {
        return new Again(
                clock.instant(),
                new Tries(route, tries.attempts(), tries.unconfirmed()),
                cause(refused, Effect.None.NONE));
    }

    private Verdict slowed(Tries tries, SendResult.Refused refused) {
        Instant until = clock.instant().plus(wait(tries, refused));
        return isSpent(tries, refused.remedy())
                ? new Failed(tries, cause(refused, new Effect.Slow(until)))
                : new Again(until, tries, cause(refused, new Effect.Slow(until)));
    }

    /** Urgent bubbles do not wait for the pause: whoever is in danger gets the next try, not the next probe. */
    private Verdict paused(Tries tries, boolean urgent, SendResult.Refused refused) {
        Cause cause = cause(refused, new Effect.Pause(refused.code()));
        if (isSpent(tries, refused.remedy())) {
            return new Failed(tries, cause);
        }
        return again(tries, urgent ? jittered(URGENT_WAIT) : Duration.ZERO, cause);
    }

    private Verdict repeated(Tries tries, SendResult.Refused refused, Effect effect) {
        return isSpent(tries, refused.remedy())
                ? new Failed(tries, cause(refused, effect))
                : again(tries, wait(tries, refused), cause(refused, effect));
    }

    private Verdict again(Tries tries, Duration wait, Cause cause) {
        return new Again(clock.instant().plus(wait), tries, cause);
    }

    private static boolean isSpent(Tries tries, Remedy remedy) {
        return remedy.repeats().attempts() > 0
                && tries.attempts() >= remedy.repeats().attempts();
    }

    private static Duration wait(Tries tries, SendResult.Refused refused) {
        Remedy.Repeats repeats = refused.remedy().repeats();
        Duration wait = grown(repeats.backOff(), repeats.factor(), tries.attempts());
        Duration asked = refused.retryAfter();
        return asked != null && asked.compareTo(wait) > 0 ? asked : wait;
    }

    private static Duration grown(Duration first, double factor, int attempts) {
        double longest = Math.max(LONGEST_WAIT.toMillis(), first.toMillis());
        double millis = first.toMillis() * Math.pow(factor, Math.max(0, attempts - 1));
        return jittered(Duration.ofMillis((long) Math.min(longest, millis)));
    }

    /** Up to a quarter more, by chance. */
    private static Duration jittered(Duration wait) {
        return Duration.ofMillis(
                (long) (wait.toMillis() * ThreadLocalRandom.current().nextDouble(1, 1.25)));
    }

    private static Cause cause(SendResult.Refused refused, Effect effect) {
        return new Cause(refused.remedy().label(), refused.code(), word(refused.trace()), effect);
    }

    private static String word(@Nullable String trace) {
        return trace == null ? "refused" : "trace " + trace;
    }
}
