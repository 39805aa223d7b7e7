package ar.gob.buenosaires.vecino.messaging.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.messaging.AccessTokenReplaced;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTokenTests {

    @TempDir
    private Path directory;

    private final List<Object> events = new ArrayList<>();

    @Test
    void followsItsFileAndKeepsTheOldOneWhileThatIsMissingOrBlank() throws IOException {
        Path file = directory.resolve("token");
        GraphSettings bare = TestGraph.settings(URI.create("http://localhost"));
        AccessToken token = new AccessToken(
                new GraphSettings(bare.graphBaseUrl(), bare.graphVersion(), "EAAFIRST", file, bare.http()),
                events::add);
        assertThat(token.value()).isEqualTo("EAAFIRST");

        Files.writeString(file, "EAASECOND\n");
        token.reread();
        assertThat(token.value()).isEqualTo("EAASECOND");
        Files.writeString(file, " \n");
        token.reread();
        Files.delete(file);
        token.reread();

        assertThat(token.value()).isEqualTo("EAASECOND");
        assertThat(events).containsExactly(new AccessTokenReplaced());
    }
}
