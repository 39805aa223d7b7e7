package ar.gob.buenosaires.vecino.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How fast the number may send, on all nodes together: one row that holds the theoretical arrival time of the generic
 * cell rate algorithm, and the pause after an error that a person must mend.
 */
@Component
class SendPace {

    private static final Logger log = LoggerFactory.getLogger(SendPace.class);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final BusinessNumber number;
    private final OutboxSettings settings;
    private volatile boolean paused;

    SendPace(
            JdbcClient jdbc,
            InstantSource clock,
            BusinessNumber number,
            OutboxSettings settings,
            MeterRegistry meters) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.number = number;
        this.settings = settings;
        Gauge.builder("vecino_number_paused", this, pace -> pace.paused ? 1 : 0)
                .description("1 while the number stands still until somebody mends it")
                .register(meters);
    }

    /**
     * @param count how many bubbles may leave now
     * @param next after how long more may leave
     * @param probe the number is paused, and one bubble may try it
     */
    record Grant(int count, Duration next, Instant freeAt, boolean probe) {}

    /** Asks in the caller's transaction, which keeps the row locked until it has charged what it took. */
    Grant ask(int wanted) {
        Instant now = clock.instant();
        Row row = lock();
        paused = row.pausedReason != null;
        if (row.pausedUntil != null && row.pausedUntil.isAfter(now)) {
            return new Grant(0, Lane.SWEEP, row.freeAt, false);
        }
        long ahead = Duration.between(row.freeAt, now).toNanos() + interval() * (burst() - 1);
        if (ahead < 0) {
            return new Grant(0, Duration.ofNanos(Math.min(-ahead, Lane.SWEEP.toNanos())), row.freeAt, false);
        }
        long most = paused ? 1 : Math.min(wanted, burst());
        return new Grant((int) Math.min(most, ahead / interval() + 1), refill(), row.freeAt, paused);
    }

    void charge(Grant grant, int taken) {
        if (taken == 0) {
            return;
        }
        Instant now = clock.instant();
        Instant from = grant.freeAt.isAfter(now) ? grant.freeAt : now;
        jdbc.sql("""
                        update send_pace set free_at = :free, paused_until = :probing where phone_number_id = :number
                        """)
                .param("free", Timestamp.from(from.plusNanos(interval() * taken)))
                .param("probing", grant.probe ? Timestamp.from(now.plus(settings.claimTimeout())) : null)
                .param("number", number.phoneNumberId())
                .update();
    }

    private Duration refill() {
        return Duration.ofNanos(interval() * Math.max(1, burst() / 2));
    }

    /** All bubbles but urgent ones wait until then. */
    void slow(Instant until) {
        jdbc.sql("update send_pace set free_at = greatest(free_at, ?) where phone_number_id = ?")
                .params(Timestamp.from(until), number.phoneNumberId())
                .update();
    }

    void pause(int code) {
        paused = true;
        log.error("Meta refuses all that the number sends, code {}; it stands still for {}", code, settings.pause());
        jdbc.sql("update send_pace set paused_until = ?, paused_reason = ? where phone_number_id = ?")
                .params(
                        Timestamp.from(clock.instant().plus(settings.pause())),
                        String.valueOf(code),
                        number.phoneNumberId())
                .update();
    }

    /** A probe got through. */
    void resume() {
        paused = false;
        log.info("the number sends again");
        jdbc.sql("update send_pace set paused_until = null, paused_reason = null where phone_number_id = ?")
                .param(number.phoneNumberId())
                .update();
    }

    @EventListener(AccessTokenReplaced.class)
    void tokenReplaced() {
        int resumed = jdbc.sql("""
                        update send_pace set paused_until = null, paused_reason = null
                        where phone_number_id = ? and paused_reason in ('0', '190', '401')
                        """).param(number.phoneNumberId()).update();
        if (resumed > 0) {
            paused = false;
            log.info("a new access token is in use; the number sends again");
        }
    }

    private Row lock() {
        return locked().or(() -> {
                    jdbc.sql("insert into send_pace (phone_number_id, free_at) values (?, ?) on conflict do nothing")
                            .params(number.phoneNumberId(), Timestamp.from(clock.instant()))
                            .update();
                    return locked();
                })
                .orElseThrow();
    }

    private Optional<Row> locked() {
        return jdbc.sql("""
                        select free_at, paused_until, paused_reason from send_pace
                        where phone_number_id = ? for update
                        """).param(number.phoneNumberId()).query(Row::read).optional();
    }

    /** What may leave at once; with {@link #interval} it keeps any whole second within the limit. */
    private int burst() {
        return Math.max(1, number.messagesPerSecond() / 20);
    }

    private long interval() {
        return TimeUnit.SECONDS.toNanos(1) / (number.messagesPerSecond() - burst() + 1);
    }

    private record Row(
            Instant freeAt,
            @Nullable Instant pausedUntil,
            @Nullable String pausedReason) {

        static Row read(ResultSet row, int n) throws SQLException {
            Timestamp until = row.getTimestamp(2);
            return new Row(row.getTimestamp(1).toInstant(), until == null ? null : until.toInstant(), row.getString(3));
        }
    }
}
