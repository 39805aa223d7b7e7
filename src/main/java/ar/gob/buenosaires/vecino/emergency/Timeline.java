package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.privacy.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who did what to a ticket when. */
@Component
class Timeline {

    /** @param note a dispatcher's own words */
    record Deed(String who, String what, @Nullable String note) {

        static final String BOT = "bot";
        static final String SAME = "SAME";

        static Deed of(String who, String what) {
            return new Deed(who, what, null);
        }
    }

    record Entry(
            Instant at, String who, String what, @Nullable String note) {}

    private final JdbcClient jdbc;
    private final Vault vault;
    private final InstantSource clock;

    Timeline(JdbcClient jdbc, Vault vault, InstantSource clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    void add(UUID ticket, Deed deed) {
        String note = deed.note();
        jdbc.sql("insert into ticket_timeline (ticket_id, at, who, what, note) values (?, ?, ?, ?, ?)")
                .params(
                        ticket,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        deed.who(),
                        deed.what(),
                        note == null ? null : vault.seal(note))
                .update();
    }

    List<Entry> of(UUID ticket) {
        return jdbc.sql("select at, who, what, note from ticket_timeline where ticket_id = ? order by id")
                .param(ticket)
                .query((row, n) -> {
                    byte[] note = row.getBytes(4);
                    return new Entry(
                            row.getTimestamp(1).toInstant(),
                            row.getString(2),
                            row.getString(3),
                            note == null ? null : vault.open(note));
                })
                .list();
    }
}
