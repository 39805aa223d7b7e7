package ar.gob.buenosaires.vecino.access;

import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Signs people in by name and password, for HTTP Basic and the console's form alike. */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final Users users;
    private final PasswordCheck passwords;
    private final SignInAttempts attempts;

    PasswordSignIn(Users users, PasswordCheck passwords, SignInAttempts attempts) {
        this.users = users;
        this.passwords = passwords;
        this.attempts = attempts;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public Authentication authenticate(Authentication request) {
        String name = request.getName();
        String password = String.valueOf(request.getCredentials());
        Optional<Users.User> user = find(name);
        boolean remembered =
                user.map(u -> passwords.remembers(password, u.password())).orElse(false);
        boolean right = remembered || passwords.inTurn(() -> guarded(name, address(request), password, user));
        if (!right || user.isEmpty() || user.get().isDisabled()) {
            throw new BadCredentialsException("wrong name or password");
        }
        return CurrentRights.signedIn(user.get(), request.getDetails());
    }

    private boolean guarded(String name, String address, String password, Optional<Users.User> user) {
        attempts.check(name, address);
        boolean right = user.map(u -> passwords.matches(password, u.password()))
                .orElseGet(() -> passwords.matchesNobody(password));
        if (right) {
            attempts.succeeded(name, address);
        } else {
            attempts.failed(name, address);
        }
        return right;
    }

    private Optional<Users.User> find(String name) {
        try {
            // PostgreSQL refuses NUL, and no name is that long
            return name.length() > 100 || name.indexOf('\0') >= 0 ? Optional.empty() : users.find(name);
        } catch (DataAccessException | TransactionException e) {
            throw new AuthenticationServiceException("users cannot be read now", e);
        }
    }

    private static String address(Authentication request) {
        return request.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    }
}
