package ar.gob.buenosaires.vecino.privacy;

import ar.gob.buenosaires.vecino.core.SchemaReady;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The vault whose lookup key is made once, at random, and kept in the database, sealed. */
@Component
class DatabaseVault implements Vault {

    private static final String HMAC = "HmacSHA256";

    private final Sealing sealing;
    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private final InstantSource clock;
    private volatile @Nullable SecretKey lookupKey;

    DatabaseVault(
            EncryptionSettings settings,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            InstantSource clock) {
        this.sealing = new Sealing(settings.byId());
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        // a caller that rolls back must not take the key with it
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    @Override
    public byte[] seal(String text) {
        return sealing.seal(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String open(byte[] sealed) {
        return new String(sealing.open(sealed), StandardCharsets.UTF_8);
    }

    @Override
    public byte[] fingerprint(String purpose, String value) {
        SecretKey key = lookupKey;
        if (key == null) {
            throw new IllegalStateException("the lookup key has not been read from the database yet");
        }
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HMAC-SHA256", e);
        }
    }

    @EventListener(SchemaReady.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void readLookupKey() {
        byte[] fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        byte[] kept = Objects.requireNonNull(ownTransaction.execute(status -> {
            jdbc.sql("insert into lookup_key (id, key, created_at) values (1, ?, ?) on conflict do nothing")
                    .params(sealing.seal(fresh), Timestamp.from(clock.instant()))
                    .update();
            return jdbc.sql("select key from lookup_key").query(byte[].class).single();
        }));
        byte[] key = sealing.open(kept);
        lookupKey = new SecretKeySpec(key, HMAC);
        if (!sealing.isSealedByWriter(kept)) {
            // an old encryption key can be removed once nothing is sealed under it
            jdbc.sql("update lookup_key set key = ?").param(sealing.seal(key)).update();
        }
    }
}
