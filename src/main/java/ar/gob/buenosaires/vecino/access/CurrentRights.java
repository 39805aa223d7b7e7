package ar.gob.buenosaires.vecino.access;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** What a session's person may do now, whatever it was at sign-in. */
@Component
public class CurrentRights {

    private final Users users;

    CurrentRights(Users users) {
        this.users = users;
    }

    /** The same person with today's rights; null where the session is over. */
    public @Nullable Authentication refreshed(Authentication session) {
        if (!(session instanceof UsernamePasswordAuthenticationToken)) {
            return session;
        }
        // sessions from before users had stamps carry a name alone
        int stamp = session.getPrincipal() instanceof SignedIn person ? person.stamp() : 0;
        try {
            return users.find(session.getName())
                    .filter(user -> !user.isDisabled() && user.stamp() == stamp)
                    .map(user -> signedIn(user, session.getDetails()))
                    .orElse(null);
        } catch (DataAccessException | TransactionException e) {
            throw new AuthenticationServiceException("users cannot be read now", e);
        }
    }

    static Authentication signedIn(Users.User user, @Nullable Object details) {
        var person = UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(user.name(), user.stamp()), null, user.authorities());
        person.setDetails(details);
        return person;
    }
}
