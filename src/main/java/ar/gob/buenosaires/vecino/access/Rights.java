package ar.gob.buenosaires.vecino.access;

import ar.gob.buenosaires.vecino.core.ConsoleReminders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * What a signed-in person may do: the one place that writes and reads authorities.
 *
 * @param roles their own ones, and EDITOR while a deputy
 * @param areas whose content the person may edit as its referent or a referent's deputy
 * @param ownAreas those without the ones of a deputy
 */
public record Rights(String name, Set<Role> roles, Set<String> areas, Set<String> ownAreas) {

    private static final String ROLE = "ROLE_";
    private static final String AREA = "AREA_";
    private static final String DEPUTY = "DEPUTY_";
    private static final GrantedAuthority PASSWORD_TO_CHANGE = new SimpleGrantedAuthority("PASSWORD_TO_CHANGE");

    /** A session and a token carry them alike. */
    static List<GrantedAuthority> authorities(Collection<Role> roles, @Nullable String area, Set<String> deputyFor) {
        List<GrantedAuthority> all = new ArrayList<>();
        roles.forEach(role -> all.add(new SimpleGrantedAuthority(ROLE + role)));
        boolean referent = roles.contains(Role.EDITOR) && area != null && !area.isBlank();
        if (referent) {
            all.add(new SimpleGrantedAuthority(AREA + area));
        }
        if (!deputyFor.isEmpty() && !roles.contains(Role.EDITOR)) {
            all.add(new SimpleGrantedAuthority(ROLE + Role.EDITOR));
        }
        deputyFor.forEach(slug -> all.add(new SimpleGrantedAuthority(DEPUTY + slug)));
        return List.copyOf(all);
    }

    /** Of somebody who is let in only to choose a password of their own. */
    static List<GrantedAuthority> none() {
        return List.of(PASSWORD_TO_CHANGE);
    }

    public static boolean mustChangePassword(Authentication person) {
        return person.getAuthorities().contains(PASSWORD_TO_CHANGE);
    }

    public static Rights of(Authentication person) {
        return of(person.getName(), person.getAuthorities());
    }

    static Rights of(String name, Collection<? extends GrantedAuthority> authorities) {
        Set<String> held =
                authorities.stream().map(GrantedAuthority::getAuthority).collect(Collectors.toUnmodifiableSet());
        Set<Role> roles = Arrays.stream(Role.values())
                .filter(role -> held.contains(ROLE + role))
                .collect(Collectors.toUnmodifiableSet());
        Set<String> own = after(AREA, held).collect(Collectors.toUnmodifiableSet());
        Set<String> all = Stream.concat(own.stream(), after(DEPUTY, held)).collect(Collectors.toUnmodifiableSet());
        return new Rights(name, roles, all, own);
    }

    private static Stream<String> after(String prefix, Set<String> held) {
        return held.stream().filter(each -> each.startsWith(prefix)).map(each -> each.substring(prefix.length()));
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** As what waits is asked for. */
    public ConsoleReminders.Person reminded() {
        return new ConsoleReminders.Person(
                name, roles.stream().map(Role::name).collect(Collectors.toUnmodifiableSet()), areas);
    }
}
