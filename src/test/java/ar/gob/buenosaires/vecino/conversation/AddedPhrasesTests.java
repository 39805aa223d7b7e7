package ar.gob.buenosaires.vecino.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.conversation.RedFlags.Phrase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class AddedPhrasesTests {

    private final RedFlags redFlags = new RedFlags(new ChatWords());

    /** A database that fails some times first. */
    private static class Stumbling extends RedFlagLog {

        private int failures;

        Stumbling(int failures) {
            super(JdbcClient.create(new DriverManagerDataSource()), InstantSource.system());
            this.failures = failures;
        }

        @Override
        int inForce() {
            if (failures-- > 0) {
                throw new TransientDataAccessResourceException("away");
            }
            return 1;
        }

        @Override
        List<Phrase> added() {
            return List.of(new Phrase("RF02", "zumba la olla"));
        }
    }

    @Test
    void areThereBeforeTheFirstMessageThoughTheDatabaseStumbles() {
        String shipped = redFlags.version();
        new AddedPhrases(new Stumbling(2), redFlags).begin();
        assertThat(redFlags.version()).isEqualTo(shipped + "/1");
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS)
    void doNotHoldTheStartUpForLong() {
        long since = System.nanoTime();
        AddedPhrases node = new AddedPhrases(new Stumbling(Integer.MAX_VALUE), redFlags);
        node.begin();
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(5));
    }
}
