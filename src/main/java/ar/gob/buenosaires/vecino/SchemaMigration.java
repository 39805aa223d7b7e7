package ar.gob.buenosaires.vecino;

import ar.gob.buenosaires.vecino.core.SchemaReady;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.autoconfigure.flyway.FlywayProperties;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Component;

/**
 * Migrates the database before the web server opens. A database that is away does not stop the start: the node goes on,
 * answers 503, sends the emergency bubble, and tries again. Any other failure at the first try stops it.
 */
@Component
class SchemaMigration implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SchemaMigration.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration LOGIN = Duration.ofSeconds(5);
    private static final Duration LONGEST_STATEMENT = Duration.ofHours(1);

    private final Flyway flyway;
    private final RuntimeRole runtimeRole;
    private final ApplicationEventPublisher events;
    private volatile boolean running;

    SchemaMigration(Flyway flyway, RuntimeRole runtimeRole, ApplicationEventPublisher events) {
        this.flyway = flyway;
        this.runtimeRole = runtimeRole;
        this.events = events;
    }

    @Override
    public void start() {
        running = true;
        if (!migrated()) {
            log.warn("the database is away; the node starts without it and tries again every {}", RETRY);
            Thread.ofVirtual().name("schema-migration").start(this::retry);
        }
    }

    private void retry() {
        while (running) {
            try {
                Thread.sleep(RETRY);
                if (migrated()) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.error("the database was reached but its schema is not ready; trying again", e);
            }
        }
    }

    private boolean migrated() {
        try {
            flyway.migrate();
            runtimeRole.grant(flyway);
        } catch (RuntimeException e) {
            if (isConnectionFailure(e)) {
                return false;
            }
            throw e;
        }
        events.publishEvent(new SchemaReady());
        return true;
    }

    private static boolean isConnectionFailure(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof SQLTransientConnectionException) {
                return true;
            }
            // 08: connection; 57P: server starting or shutting down; 53300: no connection free
            if (t instanceof SQLException e
                    && e.getSQLState() != null
                    && (e.getSQLState().startsWith("08")
                            || e.getSQLState().startsWith("57P")
                            || e.getSQLState().equals("53300"))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server and the workers. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Configuration(proxyBeanMethods = false)
    static class Strategy {

        /** Boot's own migration at bean creation would stop a node whose database is away. */
        @Bean
        FlywayMigrationStrategy migratedLater() {
            return flyway -> {};
        }

        /** Not the pool's connections: a migration may work in silence for longer than their time-out. */
        @Bean
        FlywayConfigurationCustomizer ownConnections(DataSourceProperties runtime, FlywayProperties owner) {
            return flyway -> {
                if (owner.getUrl() == null) {
                    boolean named = owner.getUser() != null;
                    Properties patience = new Properties();
                    patience.setProperty("loginTimeout", String.valueOf(LOGIN.toSeconds()));
                    patience.setProperty("socketTimeout", String.valueOf(LONGEST_STATEMENT.toSeconds()));
                    patience.setProperty("tcpKeepAlive", "true");
                    DriverManagerDataSource database = new DriverManagerDataSource(runtime.determineUrl(), patience);
                    database.setUsername(named ? owner.getUser() : runtime.determineUsername());
                    database.setPassword(named ? owner.getPassword() : runtime.determinePassword());
                    flyway.dataSource(database);
                }
            };
        }
    }
}
