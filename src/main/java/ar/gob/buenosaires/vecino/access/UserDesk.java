package ar.gob.buenosaires.vecino.access;

import ar.gob.buenosaires.vecino.access.AccessRecord.What;
import ar.gob.buenosaires.vecino.access.Users.User;
import ar.gob.buenosaires.vecino.core.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What administrators do with users. Nobody changes their own rights, and one enabled administrator stays; changes go one
 * after the other, since two administrators who demote each other would be none.
 */
@Component
class UserDesk {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,59}");
    private static final Pattern EMAIL =
            Pattern.compile("[!-~&&[^@<>\",;:\\\\]]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final int LONGEST_EMAIL = 254;
    /** Who stands in records without being a person. */
    private static final Set<String> NOBODY = Set.of("same", "bot", "calendario", "sistema", "system");

    private static final long LOCK = 0x7665_6369_6E6F_0080L; // any number that no other lock uses

    private final Users users;
    private final KnownAreas areas;
    private final Passwords passwords;
    private final AccessRecord record;
    private final JdbcClient jdbc;

    UserDesk(Users users, KnownAreas areas, Passwords passwords, AccessRecord record, JdbcClient jdbc) {
        this.users = users;
        this.areas = areas;
        this.passwords = passwords;
        this.record = record;
        this.jdbc = jdbc;
    }

    /** Rules for passwords, and what keeps them. */
    @Component
    record Passwords(PasswordRules rules, PasswordCheck check) {

        /** Encoded; always, whatever it looks like. */
        String accepted(String password, String person) {
            rules.check(password, person);
            return check.encodePlain(password);
        }
    }

    /** @param area null or blank for none; email likewise */
    record Wanted(
            Set<Role> roles,
            @Nullable String area,
            @Nullable String email) {

        Wanted {
            roles = new TreeSet<>(roles);
            area = area == null || area.isBlank() ? null : area.strip();
            email = email == null || email.isBlank() ? null : email.strip();
        }
    }

    /** @param generated the password, to be shown once; null where it was given */
    record WithPassword(User user, @Nullable String generated) {

        @Override
        public String toString() {
            return user.toString();
        }
    }

    List<User> all() {
        return users.all();
    }

    User one(String name) {
        return users.find(name.replace("\0", ""))
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "user-unknown", "There is no user of that name."));
    }

    /**
     * Adds a person.
     *
     * @param password the first one, which the person has to replace; null or blank: one is made
     */
    @Transactional
    public WithPassword add(String name, Wanted wanted, @Nullable String password, String who) {
        inTurn();
        if (!NAME.matcher(name).matches() || NOBODY.contains(name.toLowerCase(Locale.ROOT))) {
            throw bad("name-invalid", "A name has 2 to 60 letters without accents, digits, points, hyphens.");
        }
        boolean taken = users.all().stream().anyMatch(user -> user.name().equalsIgnoreCase(name));
        if (taken) {
            throw new Problem(HttpStatus.CONFLICT, "name-taken", "There is a user of that name.");
        }
        check(wanted);
        String first = chosen(password);
        users.add(name, passwords.accepted(first, name), wanted.roles(), wanted.area(), wanted.email(), true);
        record.note(What.USER_ADDED, who, name, described(wanted.roles(), wanted.area()));
        return new WithPassword(one(name), password == null || password.isBlank() ? first : null);
    }

    private String chosen(@Nullable String password) {
        return password == null || password.isBlank() ? passwords.rules().generate() : password;
    }

    @Transactional
    public User change(String name, Wanted wanted, String who) {
        inTurn();
        User before = one(name);
        boolean otherRights = !before.roles().equals(wanted.roles()) || !Objects.equals(before.area(), wanted.area());
        if (otherRights) {
            mustBeAnother(name, who);
            check(wanted);
            if (!wanted.roles().contains(Role.ADMIN)) {
                mustNotBeTheLast(before);
            }
        }
        checkEmail(wanted.email());
        if (!before.roles().equals(wanted.roles())) {
            users.setRoles(name, wanted.roles());
            record.note(What.ROLES_CHANGED, who, name, names(before.roles()) + " → " + names(wanted.roles()));
        }
        if (!Objects.equals(before.area(), wanted.area())) {
            users.setArea(name, wanted.area());
            record.note(What.AREA_CHANGED, who, name, dash(before.area()) + " → " + dash(wanted.area()));
        }
        if (!Objects.equals(before.email(), wanted.email())) {
            users.setEmail(name, wanted.email());
            record.note(What.EMAIL_CHANGED, who, name, "");
        }
        return one(name);
    }

    /** Ends the person's sessions at once. */
    @Transactional
    public User disable(String name, String who) {
        inTurn();
        User before = one(name);
        mustBeAnother(name, who);
        mustNotBeTheLast(before);
        if (!before.isDisabled()) {
            users.setDisabled(name, true);
            users.endSessions(name, "");
            record.note(What.DISABLED, who, name, "");
        }
        return one(name);
    }

    @Transactional
    public User enable(String name, String who) {
        inTurn();
        if (one(name).isDisabled()) {
            users.setDisabled(name, false);
            record.note(What.ENABLED, who, name, "");
        }
        return one(name);
    }

    /** Ends the person's sessions at once; the new password is good for choosing another one only. */
    @Transactional
    public WithPassword resetPassword(String name, @Nullable String password, String who) {
        inTurn();
        one(name);
        mustBeAnother(name, who);
        String next = chosen(password);
        users.setPassword(name, passwords.accepted(next, name), true);
        users.endSessions(name, "");
        record.note(What.PASSWORD_RESET, who, name, "");
        return new WithPassword(one(name), password == null || password.isBlank() ? next : null);
    }

    private void inTurn() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
    }

    private static void mustBeAnother(String name, String who) {
        if (name.equals(who)) {
            throw new Problem(HttpStatus.FORBIDDEN, "own-rights", "Nobody changes their own rights.");
        }
    }

    private void mustNotBeTheLast(User leaving) {
        boolean another = users.all().stream().anyMatch(user -> !user.name().equals(leaving.name()) && isAdmin(user));
        if (isAdmin(leaving) && !another) {
            throw new Problem(HttpStatus.CONFLICT, "last-admin", "This is the last administrator.");
        }
    }

    private static boolean isAdmin(User user) {
        return !user.isDisabled() && user.roles().contains(Role.ADMIN);
    }

    private void check(Wanted wanted) {
        if (wanted.area() != null && !areas.hold(wanted.area())) {
            throw bad("area-unknown", "'area' is the slug of a government area.");
        }
        if (wanted.roles().contains(Role.EDITOR) && wanted.area() == null) {
            throw bad("area-needed", "An EDITOR has an area.");
        }
        checkEmail(wanted.email());
    }

    private static void checkEmail(@Nullable String email) {
        if (email != null
                && (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches())) {
            throw bad("email-invalid", "'email' is an address such as nombre@buenosaires.gob.ar.");
        }
    }

    private static Problem bad(String slug, String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, slug, detail);
    }

    private static String described(Collection<Role> roles, @Nullable String area) {
        return area == null ? names(roles) : names(roles) + " · " + area;
    }

    private static String names(Collection<Role> roles) {
        return roles.isEmpty() ? "–" : roles.stream().map(Role::name).collect(Collectors.joining(", "));
    }

    private static String dash(@Nullable String text) {
        return text == null ? "–" : text;
    }
}
