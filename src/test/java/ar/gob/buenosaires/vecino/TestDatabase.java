package ar.gob.buenosaires.vecino;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.SpringApplication;

/**
 * One embedded PostgreSQL a test JVM, with a migrated template from which every test context gets a database of its
 * own in a moment. It stops with the JVM.
 */
public final class TestDatabase {

    private static final String TEMPLATE = "template_vecino";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private TestDatabase() {}

    /** A fresh database with the newest schema, owned by the user {@code postgres}. */
    public static synchronized String freshUrl() {
        String name = "test_" + NUMBER.incrementAndGet();
        execute("create database " + name + " template " + TEMPLATE);
        return SERVER.getJdbcUrl("postgres", name);
    }

    /** A database without any table. */
    public static synchronized String emptyUrl() {
        String name = "test_" + NUMBER.incrementAndGet();
        execute("create database " + name);
        return SERVER.getJdbcUrl("postgres", name);
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setRegisterShutdownHook(false)
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "300")
                    .start();
            // after the services, or their pools would complain
            SpringApplication.getShutdownHandlers().add(() -> stop(server));
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + TEMPLATE);
            }
            DataSource template = server.getDatabase("postgres", TEMPLATE);
            Flyway.configure().dataSource(template).load().migrate();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void execute(String sql) {
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
