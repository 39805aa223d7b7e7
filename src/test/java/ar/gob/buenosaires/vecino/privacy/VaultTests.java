package ar.gob.buenosaires.vecino.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ar.gob.buenosaires.vecino.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class VaultTests {

    private static final String OLD = "old:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String NEW = "new:HxwdHh8QERITFBUWFxgZGgAECAwBAgMFBgcJCgsNDg8=";

    private final DriverManagerDataSource database = new DriverManagerDataSource(TestDatabase.freshUrl());

    private DatabaseVault vault(String... keys) {
        DatabaseVault vault = new DatabaseVault(
                new EncryptionSettings(List.of(keys)),
                JdbcClient.create(database),
                new DataSourceTransactionManager(database),
                Clock.systemUTC());
        vault.readLookupKey();
        return vault;
    }

    @Test
    void opensWhatItSealedAndHidesItMeanwhile() {
        byte[] sealed = vault(OLD).seal("hola, ¿cuándo? 👋");

        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("hola");
        assertThat(vault(OLD).open(sealed)).isEqualTo("hola, ¿cuándo? 👋");
    }

    @Test
    void sealsTheSameTextDifferentlyEachTime() {
        DatabaseVault vault = vault(OLD);

        assertThat(vault.seal("hola")).isNotEqualTo(vault.seal("hola"));
    }

    @Test
    void readsOldKeysAfterARotationAndKeepsTheLookups() {
        DatabaseVault before = vault(OLD);
        byte[] sealed = before.seal("hola");
        byte[] fingerprint = before.fingerprint("phone", "5491160000001");

        DatabaseVault after = vault(NEW, OLD);

        assertThat(after.open(sealed)).isEqualTo("hola");
        assertThat(after.fingerprint("phone", "5491160000001")).isEqualTo(fingerprint);
        assertThatThrownBy(() -> before.open(after.seal("hola"))).isInstanceOf(UnreadableSecret.class);
    }

    @Test
    void needsTheOldKeyNoLongerForLookupsOnceTheNewOneHasWritten() {
        byte[] fingerprint = vault(OLD).fingerprint("phone", "5491160000001");
        vault(NEW, OLD);

        assertThat(vault(NEW).fingerprint("phone", "5491160000001")).isEqualTo(fingerprint);
    }

    @Test
    void separatesTheLookupsOfDifferentPurposes() {
        DatabaseVault vault = vault(OLD);

        assertThat(vault.fingerprint("phone", "1")).isNotEqualTo(vault.fingerprint("wamid", "1"));
    }

    @Test
    void refusesAChangedCipherText() {
        DatabaseVault vault = vault(OLD);
        byte[] sealed = vault.seal("hola");
        sealed[sealed.length - 1] ^= 1;

        assertThatThrownBy(() -> vault.open(sealed)).isInstanceOf(IllegalStateException.class);
    }
}
