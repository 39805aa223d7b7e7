package ar.gob.buenosaires.vecino.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What other modules may ask about the people who sign in. */
@Component
public class Staff {

    private final Users users;

    Staff(Users users) {
        this.users = users;
    }

    /** Names of those who write an area's content and may sign in, by the area's slug. */
    public Map<String, List<String>> referents() {
        Map<String, List<String>> referents = new TreeMap<>();
        for (Users.User user : users.all()) {
            if (user.area() != null && user.roles().contains(Role.EDITOR) && !user.isDisabled()) {
                referents
                        .computeIfAbsent(user.area(), area -> new ArrayList<>())
                        .add(user.name());
            }
        }
        return referents;
    }

    /** Whether anybody belongs to the area, disabled people too. */
    public boolean anyOf(String area) {
        return users.all().stream().anyMatch(user -> area.equals(user.area()));
    }

    /** Whether somebody who had the role some time ago still has it; of those whom only a token names, always. */
    public boolean stillHas(Role role, String name) {
        return users.find(name)
                .map(user -> !user.isDisabled() && user.rights().has(role))
                .orElse(true);
    }
}
