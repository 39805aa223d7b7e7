package ar.gob.buenosaires.vecino.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people who sign in with a password, in the database. */
@Component
class Users {

    private static final String SELECT = """
            select u.*, array(select role from app_user_role r where r.name = u.name) as roles,
                   array(select d.area from deputy d
                         where d.name = u.name and d.begins_at <= :now and d.ends_at > :now) as deputy_for
            from app_user u""";

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Users(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One person.
     *
     * @param password encoded
     * @param area whose content an EDITOR writes
     * @param deputyFor areas whose referent the person stands in for now
     * @param mustChange is let in only to choose another password
     * @param stamp changes with the password and when sessions are to end
     */
    record User(
            String name,
            String password,
            Set<Role> roles,
            @Nullable String area,
            Set<String> deputyFor,
            @Nullable String email,
            @Nullable Instant disabledAt,
            boolean mustChange,
            int stamp) {

        public boolean isDisabled() {
            return disabledAt != null;
        }

        List<GrantedAuthority> authorities() {
            return mustChange ? Rights.none() : Rights.authorities(roles, area, deputyFor);
        }

        Rights rights() {
            return Rights.of(name, authorities());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    Optional<User> find(String name) {
        return jdbc.sql(SELECT + " where u.name = :name")
                .param("name", name)
                .param("now", now())
                .query((row, n) -> user(row))
                .optional();
    }

    List<User> all() {
        return jdbc.sql(SELECT + " order by lower(u.name)")
                .param("now", now())
                .query((row, n) -> user(row))
                .list();
    }

    private static User user(ResultSet row) throws SQLException {
        Timestamp disabled = row.getTimestamp("disabled_at");
        return new User(
                row.getString("name"),
                row.getString("password"),
                strings(row, "roles").stream().map(Role::valueOf).collect(Collectors.toCollection(TreeSet::new)),
                row.getString("area"),
                strings(row, "deputy_for"),
                row.getString("email"),
                disabled == null ? null : disabled.toInstant(),
                row.getBoolean("must_change"),
                row.getInt("stamp"));
    }

    private static Set<String> strings(ResultSet row, String column) throws SQLException {
        return new TreeSet<>(Arrays.asList((String[]) row.getArray(column).getArray()));
    }

    /** Adds a person; one of that name who is there already stays as is. */
    @Transactional
    public void addIfAbsent(AccessSettings.User user, String encodedPassword) {
        add(user.name(), encodedPassword, user.roles(), user.area(), null, false);
    }

    /** Whether nobody of that name was there. */
    boolean add(
            String name,
            String encodedPassword,
            Collection<Role> roles,
            @Nullable String area,
            @Nullable String email,
            boolean mustChange) {
        int added = jdbc.sql("""
                        insert into app_user (name, password, area, email, must_change, created_at)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(name, encodedPassword, area, email, mustChange, now())
                .update();
        if (added == 1) {
            giveRoles(name, roles);
        }
        return added == 1;
    }

    void setRoles(String name, Collection<Role> roles) {
        jdbc.sql("delete from app_user_role where name = ?").param(name).update();
        giveRoles(name, roles);
    }

    private void giveRoles(String name, Collection<Role> roles) {
        roles.forEach(role -> jdbc.sql("insert into app_user_role (name, role) values (?, ?)")
                .params(name, role.name())
                .update());
    }

    void setArea(String name, @Nullable String area) {
        jdbc.sql("update app_user set area = ? where name = ?")
                .params(area, name)
                .update();
    }

    void setEmail(String name, @Nullable String email) {
        jdbc.sql("update app_user set email = ? where name = ?")
                .params(email, name)
                .update();
    }

    /** Makes void every session, one that is just being made with the old password too. */
    void setPassword(String name, String encoded, boolean mustChange) {
        jdbc.sql("update app_user set password = ?, must_change = ?, stamp = stamp + 1 where name = ?")
                .params(encoded, mustChange, name)
                .update();
    }

    void setDisabled(String name, boolean disabled) {
        jdbc.sql("update app_user set disabled_at = ?, stamp = stamp + 1 where name = ?")
                .params(disabled ? now() : null, name)
                .update();
    }

    /** @param but the id of a session that stays */
    void endSessions(String name, String but) {
        jdbc.sql("delete from spring_session where principal_name = ? and session_id <> ?")
                .params(name, but)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
