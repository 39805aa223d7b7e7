package ar.gob.buenosaires.vecino.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Compares passwords without letting them eat the processors: one that was right is remembered for some minutes under
 * a keyed hash, since HTTP Basic brings it with every request, and only a few slow comparisons run at a time.
 */
@Component
class PasswordCheck {

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final String nobodys = encoder.encode("nobody's password");
    private final Semaphore turns =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
    private final SecretKeySpec key = new SecretKeySpec(randomKey(), "HmacSHA256");
    private final Cache<String, Boolean> right = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    /** Whether this password was right for this encoded one a short while ago. */
    boolean remembers(String password, String encoded) {
        return right.getIfPresent(hash(password, encoded)) != null;
    }

    /** Compares slowly; waits for its turn and throws AuthenticationServiceException when it gets none. */
    boolean matches(String password, String encoded) {
        if (!encoder.matches(password, encoded)) {
            return false;
        }
        right.put(hash(password, encoded), true);
        return true;
    }

    /** Takes as long as a real comparison, so that nobody learns from the time whether a user exists. */
    boolean matchesNobody(String password) {
        encoder.matches(password, nobodys);
        return false;
    }

    boolean inTurn(BooleanSupplier check) {
        if (!turns.tryAcquire()) {
            waitForTurn();
        }
        try {
            return check.getAsBoolean();
        } finally {
            turns.release();
        }
    }

    private void waitForTurn() {
        try {
            if (turns.tryAcquire(5, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AuthenticationServiceException("too many sign-ins at once");
    }

    /** Whatever a person chose: nothing in it is taken for the id of an encoder. */
    String encodePlain(String password) {
        return encoder.encode(password);
    }

    /** Plain text of the settings is encoded; what already names its encoder, as in <code>{bcrypt}…</code>, stays. */
    String encode(String password) {
        return password.matches("(?s)\\{[A-Za-z0-9@.-]+}.+") ? password : encoder.encode(password);
    }

    private String hash(String password, String encoded) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(encoded.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HMAC-SHA256", e);
        }
    }

    private static byte[] randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return key;
    }
}
