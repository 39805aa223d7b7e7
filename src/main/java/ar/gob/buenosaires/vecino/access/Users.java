package ar.gob.buenosaires.vecino.access;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people who sign in with a password, in the database. */
@Component
class Users {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Users(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One person's encoded password and what it opens. */
    record User(String name, String password, List<GrantedAuthority> authorities) {}

    Optional<User> find(String name) {
        return jdbc.sql("""
                        select name, password, area,
                               array(select role from app_user_role r where r.name = u.name) as roles
                        from app_user u where name = ?""")
                .param(name)
                .query((row, n) -> new User(
                        row.getString("name"),
                        row.getString("password"),
                        authorities(List.of((String[]) row.getArray("roles").getArray()), row.getString("area"))))
                .optional();
    }

    /** Adds a person; one of that name who is there already stays as is. */
    @Transactional
    public void addIfAbsent(AccessSettings.User user, String encodedPassword) {
        int added = jdbc.sql("""
                        insert into app_user (name, password, area, created_at) values (?, ?, ?, ?)
                        on conflict do nothing""")
                .params(
                        user.name(),
                        encodedPassword,
                        user.area(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (added == 1) {
            user.roles()
                    .forEach(role -> jdbc.sql("insert into app_user_role (name, role) values (?, ?)")
                            .params(user.name(), role.name())
                            .update());
        }
    }

    /** Roles become {@code ROLE_…}, the area {@code AREA_…}: a session and a token carry them alike. */
    static List<GrantedAuthority> authorities(List<String> roles, @Nullable String area) {
        List<GrantedAuthority> all = new ArrayList<>();
        roles.forEach(role -> all.add(new SimpleGrantedAuthority("ROLE_" + role)));
        if (area != null && !area.isBlank()) {
            all.add(new SimpleGrantedAuthority("AREA_" + area));
        }
        return List.copyOf(all);
    }
}
