package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.SchemaReady;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Which dispatchers are on: their board is connected to some node, and they are not on a break. */
@Component
class Presence {

    private static final Logger log = LoggerFactory.getLogger(Presence.class);

    /** Of nodes that died, rows are left: they count no longer than this. */
    private static final Duration FRESH = Duration.ofSeconds(15);

    private static final String WHO = """
            select w.who, exists (select from dispatcher_break b where b.who = w.who) as away,
                (select count(*) from ticket_attendance a where a.who = w.who and a.last_word_at > :idle) as chats
            from board_watch w where w.seen_at > :fresh group by w.who order by away, w.who
            """;

    private final UUID node = UUID.randomUUID();
    private final JdbcClient jdbc;
    private final TicketStreams streams;
    private final EmergencySettings settings;
    private final InstantSource clock;
    private volatile boolean ready;

    Presence(JdbcClient jdbc, TicketStreams streams, EmergencySettings settings, InstantSource clock) {
        this.jdbc = jdbc;
        this.streams = streams;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A dispatcher whose board is connected.
     *
     * @param away on a break
     * @param chats that this person attends now
     */
    record Dispatcher(String name, boolean away, long chats) {}

    @EventListener(SchemaReady.class)
    void open() {
        ready = true;
    }

    /** Writes down whose boards are connected to this node. */
    @Scheduled(fixedDelayString = "${vecino.emergency.presence-every}")
    void write() {
        if (!ready) {
            return;
        }
        Set<String> here = streams.watchers();
        try {
            OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
            here.forEach(who -> jdbc.sql("""
                            insert into board_watch (node, who, seen_at) values (?, ?, ?)
                            on conflict (node, who) do update set seen_at = excluded.seen_at""").params(node, who, now).update());
            jdbc.sql("delete from board_watch where node = :node and not who = any(:here) or seen_at < :gone")
                    .param("node", node)
                    .param("here", here.toArray(String[]::new))
                    .param("gone", now.minusMinutes(10))
                    .update();
        } catch (DataAccessException | TransactionException e) {
            log.warn("presence is not written: {}", e.getClass().getSimpleName());
        }
    }

    /** Whose boards are connected, those on a break last. */
    List<Dispatcher> connected() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return jdbc.sql(WHO)
                .param("idle", now.minus(settings.idle()))
                .param("fresh", now.minus(FRESH))
                .query((row, n) -> new Dispatcher(row.getString(1), row.getBoolean(2), row.getLong(3)))
                .list();
    }

    boolean isOn(String who) {
        return connected().stream().anyMatch(d -> !d.away && d.name.equals(who));
    }

    boolean isAway(String who) {
        return jdbc.sql("select exists (select from dispatcher_break where who = ?)")
                .param(who)
                .query(Boolean.class)
                .single();
    }

    void goAway(String who) {
        jdbc.sql("insert into dispatcher_break (who, since) values (?, ?) on conflict do nothing")
                .params(who, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void comeBack(String who) {
        jdbc.sql("delete from dispatcher_break where who = ?").param(who).update();
    }
}
