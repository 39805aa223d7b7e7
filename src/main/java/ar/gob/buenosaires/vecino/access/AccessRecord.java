package ar.gob.buenosaires.vecino.access;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who changed whose rights, passwords, deputies and areas, for good; in the transaction of the change. */
@Component
public class AccessRecord implements AuditTrail {

    /** What was done. */
    public enum What {
        USER_ADDED(Kind.USERS),
        ROLES_CHANGED(Kind.USERS),
        AREA_CHANGED(Kind.USERS),
        EMAIL_CHANGED(Kind.USERS),
        DISABLED(Kind.USERS),
        ENABLED(Kind.USERS),
        PASSWORD_RESET(Kind.PASSWORDS),
        PASSWORD_CHANGED(Kind.PASSWORDS),
        DEPUTY_NAMED(Kind.DEPUTIES),
        DEPUTY_ENDED(Kind.DEPUTIES),
        AREA_ADDED(Kind.AREAS),
        AREA_RENAMED(Kind.AREAS),
        AREA_REMOVED(Kind.AREAS);

        private final Kind kind;

        What(Kind kind) {
            this.kind = kind;
        }
    }

    private final JdbcClient jdbc;
    private final InstantSource clock;

    AccessRecord(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Adds a deed to the record.
     *
     * @param who did it
     * @param about the user or the slug of the area
     * @param detail no password and no address
     */
    public void note(What what, String who, String about, String detail) {
        jdbc.sql("insert into access_event (at, who, what, about, detail) values (?, ?, ?, ?, ?)")
                .params(clock.instant().atOffset(ZoneOffset.UTC), who, what.name(), about, detail)
                .update();
    }

    @Override
    public Set<Kind> kinds() {
        return EnumSet.of(Kind.USERS, Kind.PASSWORDS, Kind.DEPUTIES, Kind.AREAS);
    }

    /** What was done to a person is found by that person's name too. */
    @Override
    public List<Entry> find(Query query) {
        List<String> wanted = Arrays.stream(What.values())
                .filter(what -> query.kinds().contains(what.kind))
                .map(What::name)
                .toList();
        return query.on(jdbc.sql("""
                        select * from access_event
                        where at >= :from and at < :until and what = any(:wanted)
                          and (cast(:who as text) is null or who = :who or about = :who)
                        order by at desc, id desc limit :limit"""))
                .param("wanted", wanted.toArray(String[]::new))
                .query((row, n) -> {
                    What what = What.valueOf(row.getString("what"));
                    return new Entry(
                            row.getTimestamp("at").toInstant(),
                            row.getString("who"),
                            what.kind,
                            what.name(),
                            row.getString("about"),
                            row.getString("detail"));
                })
                .list();
    }
}
