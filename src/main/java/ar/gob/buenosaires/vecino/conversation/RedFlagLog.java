package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.RedFlagChange.Deed;
import ar.gob.buenosaires.vecino.conversation.RedFlagChange.State;
import ar.gob.buenosaires.vecino.core.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of what people changed about the phrases that tell of danger. */
@Component
class RedFlagLog {

    private static final long LOCK = 7_024_084L; // any number that no other lock uses

    private final JdbcClient jdbc;
    private final InstantSource clock;

    RedFlagLog(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One decision at a time, until the caller's transaction ends. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
    }

    /** How many changes came into force. */
    int inForce() {
        return jdbc.sql("select coalesce(max(place), 0) from red_flag_change")
                .query(Integer.class)
                .single();
    }

    /** The phrases that are added now. */
    List<RedFlags.Phrase> added() {
        List<RedFlags.Phrase> phrases = List.of();
        for (RedFlagChange change : changes("where place is not null order by place")) {
            phrases = change.after(phrases);
        }
        return phrases;
    }

    /** What waits, then what is decided, 200 in all; the newest first. */
    List<RedFlagChange> all() {
        return changes("order by state = 'PROPOSED' desc, id desc limit 200");
    }

    /** How many of a person's changes wait. */
    int open(String person) {
        return jdbc.sql("select count(*) from red_flag_change where state = 'PROPOSED' and proposed_by = ?")
                .param(person)
                .query(Integer.class)
                .single();
    }

    RedFlagChange find(long id) {
        return changes("where id = ?", id).stream()
                .findFirst()
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "no-such-change", "There is no such change."));
    }

    private List<RedFlagChange> changes(String which, Object... params) {
        return jdbc.sql("select * from red_flag_change " + which)
                .params(params)
                .query((row, n) -> change(row))
                .list();
    }

    private static RedFlagChange change(ResultSet row) throws SQLException {
        return new RedFlagChange(
                row.getLong("id"),
                row.getString("flag"),
                Deed.valueOf(row.getString("deed")),
                List.of((String[]) row.getArray("phrases").getArray()),
                row.getString("reason"),
                State.valueOf(row.getString("state")),
                row.getString("proposed_by"),
                row.getTimestamp("proposed_at").toInstant(),
                List.of((String[]) row.getArray("approvals").getArray()));
    }

    /** Stores a new one; gives its id. */
    long add(String flag, Deed deed, List<String> phrases, String reason, String by) {
        return jdbc.sql("""
                        insert into red_flag_change (flag, deed, phrases, reason, state, proposed_by, proposed_at)
                        values (?, ?, ?, ?, 'PROPOSED', ?, ?) returning id""")
                .params(
                        flag,
                        deed.name(),
                        phrases.toArray(String[]::new),
                        reason,
                        by,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** Stores where a change stands now; what comes into force gets the next place. */
    void update(RedFlagChange change) {
        jdbc.sql("""
                        update red_flag_change set state = :state, approvals = :approvals,
                            place = case when :state = 'IN_FORCE'
                                then (select coalesce(max(place), 0) + 1 from red_flag_change) end
                        where id = :id""")
                .param("state", change.state().name())
                .param("approvals", change.approvals().toArray(String[]::new))
                .param("id", change.id())
                .update();
    }

    /** Writes down what was done with a change. */
    void note(long id, String what, String who, String reason) {
        jdbc.sql("insert into red_flag_change_event (change_id, what, who, at, reason) values (?, ?, ?, ?, ?)")
                .params(id, what, who, clock.instant().atOffset(ZoneOffset.UTC), reason)
                .update();
    }
}
