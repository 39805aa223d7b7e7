package ar.gob.buenosaires.vecino.messaging;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.test.util.TestSocketUtils;

/** A PostgreSQL of a test's own that can be stopped and started again on the same port and data. */
final class RestartableDatabase {

    private final Path data;
    private final int port = TestSocketUtils.findAvailableTcpPort();
    private EmbeddedPostgres server;

    RestartableDatabase() {
        try {
            data = Files.createTempDirectory("restartable");
            server = running();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EmbeddedPostgres running() throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("fsync", "off")
                .start();
    }

    String url() {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void start() {
        try {
            server = running();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
