package ar.gob.buenosaires.vecino;

import ar.gob.buenosaires.vecino.core.SchemaReady;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Migrates the database before the web server opens. A database that is away does not stop the start: the node goes on,
 * answers 503, sends the emergency bubble, and tries again. Any other failure at the first try stops it.
 */
@Component
class SchemaMigration implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SchemaMigration.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

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

    /** Boot's own migration at bean creation would stop a node whose database is away. */
    @Configuration(proxyBeanMethods = false)
    static class Strategy {
        @Bean
        FlywayMigrationStrategy migratedLater() {
            return flyway -> {};
        }
    }
}
