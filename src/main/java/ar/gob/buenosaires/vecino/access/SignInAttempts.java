package ar.gob.buenosaires.vecino.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/**
 * Wrong passwords by user and address together: who guesses waits longer and longer, and everybody else at another
 * address goes on signing in, the same user included.
 */
@Component
class SignInAttempts {

    private static final int FREE = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final InstantSource clock;
    // per node and bounded: guessing must not fill the memory or the database
    private final Cache<Key, Failures> failures = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    SignInAttempts(InstantSource clock) {
        this.clock = clock;
    }

    private record Key(String user, String address) {}

    private record Failures(int count, Instant last) {

        Instant blockedUntil() {
            if (count < FREE) {
                return Instant.MIN;
            }
            Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(count - FREE, 10));
            return last.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        }
    }

    /** Throws {@link TooManyAttempts} while this user has to wait at this address. */
    void check(String user, String address) {
        Failures before = failures.getIfPresent(new Key(user, address));
        if (before != null && before.blockedUntil().isAfter(clock.instant())) {
            throw new TooManyAttempts(Duration.between(clock.instant(), before.blockedUntil()));
        }
    }

    void failed(String user, String address) {
        failures.asMap()
                .merge(
                        new Key(user, address),
                        new Failures(1, clock.instant()),
                        (before, first) -> new Failures(before.count() + 1, first.last()));
    }

    void succeeded(String user, String address) {
        failures.invalidate(new Key(user, address));
    }
}
