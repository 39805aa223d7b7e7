package ar.gob.buenosaires.vecino;

import ar.gob.buenosaires.vecino.simulator.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.SmartLifecycle;

/**
 * The empty PostgreSQL of the development run. It is made ready while the service builds its beans, which need none, and
 * waited for before the first one works. It stops with the JVM.
 */
final class DevelopmentDatabase implements SmartLifecycle {

    private final int port = FreePort.find();
    private final CompletableFuture<EmbeddedPostgres> server = CompletableFuture.supplyAsync(this::listen);

    String url() {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    private EmbeddedPostgres listen() {
        try {
            return EmbeddedPostgres.builder()
                    .setPort(port)
                    .setServerConfig("fsync", "off")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void start() {
        server.join();
    }

    @Override
    public void stop() {}

    @Override
    public boolean isRunning() {
        return server.isDone();
    }

    /** Before the migration. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
