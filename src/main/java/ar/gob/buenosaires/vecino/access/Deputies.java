package ar.gob.buenosaires.vecino.access;

import ar.gob.buenosaires.vecino.access.AccessRecord.What;
import ar.gob.buenosaires.vecino.access.Users.User;
import ar.gob.buenosaires.vecino.core.CityTime;
import ar.gob.buenosaires.vecino.core.Problem;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who stands in for the referent of an area, from when till when. A referent names them for their own area, an
 * administrator for any; a deputy names nobody.
 */
@Component
class Deputies {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final JdbcClient jdbc;
    private final Users users;
    private final KnownAreas areas;
    private final AccessRecord record;
    private final InstantSource clock;

    Deputies(JdbcClient jdbc, Users users, KnownAreas areas, AccessRecord record, InstantSource clock) {
        this.jdbc = jdbc;
        this.users = users;
        this.areas = areas;
        this.record = record;
        this.clock = clock;
    }

    /** @param endsAt the first instant at which it is over */
    @JsonNaming(SnakeCaseStrategy.class)
    record Deputy(long id, String area, String name, Instant beginsAt, Instant endsAt, String namedBy) {}

    /** As it is asked for; beginsAt null: at once. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Wanted(
            @Nullable String area,
            @Nullable String name,
            @Nullable Instant beginsAt,
            @Nullable Instant endsAt) {}

    /** Those of now and later that this person may see, the next to end first. */
    List<Deputy> seenBy(Rights who) {
        return jdbc
                .sql("select * from deputy where ends_at > ? order by ends_at, id")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, n) -> deputy(row))
                .list()
                .stream()
                .filter(deputy -> mayName(deputy.area(), who))
                .toList();
    }

    /** Areas for which this person may name somebody. */
    List<KnownAreas.KnownArea> areasOf(Rights who) {
        return areas.all().stream().filter(area -> mayName(area.slug(), who)).toList();
    }

    /** Names of those who can be named by this person. */
    List<String> candidates(Rights who) {
        return users.all().stream()
                .filter(user -> !user.isDisabled() && !user.name().equals(who.name()))
                .map(User::name)
                .toList();
    }

    @Transactional
    public Deputy name(Wanted wanted, Rights who) {
        String area = wanted.area() == null ? "" : wanted.area();
        if (!areas.hold(area)) {
            throw bad("area-unknown", "'area' is the slug of a government area.");
        }
        mustName(area, who);
        String name = wanted.name() == null ? "" : wanted.name();
        if (name.equals(who.name())) {
            throw new Problem(HttpStatus.FORBIDDEN, "own-rights", "Nobody changes their own rights.");
        }
        if (users.find(name).filter(user -> !user.isDisabled()).isEmpty()) {
            throw bad("deputy-unknown", "'name' is that of a user who may sign in.");
        }
        Instant now = clock.instant();
        Instant begins = wanted.beginsAt() == null || wanted.beginsAt().isBefore(now) ? now : wanted.beginsAt();
        Instant ends = wanted.endsAt();
        if (ends == null || !ends.isAfter(begins) || ends.isAfter(begins.plus(LONGEST))) {
            throw bad("bad-term", "'ends_at' is after 'begins_at', by a year at most.");
        }
        Deputy named = jdbc.sql("""
                        insert into deputy (area, name, begins_at, ends_at, named_by)
                        values (?, ?, ?, ?, ?) returning *""")
                .params(area, name, begins.atOffset(ZoneOffset.UTC), ends.atOffset(ZoneOffset.UTC), who.name())
                .query((row, n) -> deputy(row))
                .single();
        record.note(What.DEPUTY_NAMED, who.name(), name, described(named));
        return named;
    }

    /** At once, or before it has begun. */
    @Transactional
    public void end(long id, Rights who) {
        Deputy deputy = jdbc.sql("select * from deputy where id = ? and ends_at > ? for update")
                .params(id, clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, n) -> deputy(row))
                .optional()
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "deputy-unknown", "There is no such deputy."));
        mustName(deputy.area(), who);
        jdbc.sql("delete from deputy where id = ?").param(id).update();
        record.note(What.DEPUTY_ENDED, who.name(), deputy.name(), described(deputy));
    }

    private static boolean mayName(String area, Rights who) {
        return who.has(Role.ADMIN) || who.ownAreas().contains(area);
    }

    private static void mustName(String area, Rights who) {
        if (!mayName(area, who)) {
            throw new Problem(HttpStatus.FORBIDDEN, "not-your-area", "This belongs to another area.");
        }
    }

    private static Problem bad(String slug, String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, slug, detail);
    }

    private static String described(Deputy deputy) {
        return deputy.area() + " · " + CityTime.minute(deputy.beginsAt()) + " – " + CityTime.minute(deputy.endsAt());
    }

    private static Deputy deputy(ResultSet row) throws SQLException {
        return new Deputy(
                row.getLong("id"),
                row.getString("area"),
                row.getString("name"),
                row.getTimestamp("begins_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                row.getString("named_by"));
    }
}
