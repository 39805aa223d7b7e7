package ar.gob.buenosaires.vecino;

import ar.gob.buenosaires.vecino.simulator.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** A PostgreSQL of a test's own that can be stopped and started again on the same port and data. */
public final class RestartableDatabase implements AutoCloseable {

    private final Path data;
    private final int port = FreePort.find();
    private EmbeddedPostgres server;

    public RestartableDatabase() {
        try {
            data = Files.createTempDirectory("vecino-database");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = listen();
    }

    private EmbeddedPostgres listen() {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("max_connections", "200")
                    // as in production: what is committed so survives a crash
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends without a checkpoint and without writing down what had not reached the disk. */
    public void crash() {
        try {
            long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
            new ProcessBuilder("kill", "-QUIT", Long.toString(pid)).inheritIO().start();
            Awaitility.await("end of the server")
                    .until(() ->
                            ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void startAgain() {
        server = listen();
    }

    /** The single number that a query gives. */
    public long count(String sql) {
        long[] count = new long[1];
        with(statement -> {
            try (ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                count[0] = rows.getLong(1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        return count[0];
    }

    private void with(Consumer<Statement> work) {
        try (Connection connection = DriverManager.getConnection(url(), "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            work.accept(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
