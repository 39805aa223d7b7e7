package ar.gob.buenosaires.vecino.access;

import ar.gob.buenosaires.vecino.core.SchemaReady;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes the users that the settings name, where absent, as soon as the database is there. */
@Component
class UsersAtStart {

    private static final Logger log = LoggerFactory.getLogger(UsersAtStart.class);

    private final AccessSettings settings;
    private final Users users;
    private final PasswordCheck passwords;

    UsersAtStart(AccessSettings settings, Users users, PasswordCheck passwords) {
        this.settings = settings;
        this.users = users;
        this.passwords = passwords;
    }

    @EventListener(SchemaReady.class)
    void add() {
        long added = settings.users().stream()
                .filter(user -> users.find(user.name()).isEmpty())
                .peek(user -> users.addIfAbsent(user, passwords.encode(user.password())))
                .count();
        log.info(
                "{} of {} users in the settings are new",
                added,
                settings.users().size());
    }
}
