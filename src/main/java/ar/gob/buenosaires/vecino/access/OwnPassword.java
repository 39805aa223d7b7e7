package ar.gob.buenosaires.vecino.access;

import ar.gob.buenosaires.vecino.access.AccessRecord.What;
import ar.gob.buenosaires.vecino.core.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** People choose their own password, and stay signed in where they do so and nowhere else. */
@Component
class OwnPassword {

    private final PasswordSignIn door;
    private final UserDesk.Passwords passwords;
    private final Users users;
    private final AccessRecord record;
    private final TransactionOperations transactions;

    OwnPassword(
            PasswordSignIn door,
            UserDesk.Passwords passwords,
            Users users,
            AccessRecord record,
            TransactionOperations transactions) {
        this.door = door;
        this.passwords = passwords;
        this.users = users;
        this.record = record;
        this.transactions = transactions;
    }

    /** Whether the person has a password here; those whom a token names have theirs elsewhere. */
    boolean isKeptHere(Authentication person) {
        return person instanceof UsernamePasswordAuthenticationToken
                && users.find(person.getName()).isPresent();
    }

    /** @param old the password until now; guessing it is held up as at the door */
    void change(
            Authentication person, String old, String next, HttpServletRequest request, HttpServletResponse response) {
        if (!isKeptHere(person)) {
            throw new Problem(HttpStatus.CONFLICT, "password-elsewhere", "Your password is not kept here.");
        }
        String name = person.getName();
        mustKnow(name, old, request);
        if (old.equals(next)) {
            throw new Problem(HttpStatus.BAD_REQUEST, "password-same", "The new password is the old one.");
        }
        String encoded = passwords.accepted(next, name);
        HttpSession session = request.getSession(false);
        transactions.executeWithoutResult(transaction -> {
            users.setPassword(name, encoded, false);
            users.endSessions(name, session == null ? "" : session.getId());
            record.note(What.PASSWORD_CHANGED, name, name, "");
        });
        if (session != null) {
            stay(person, request, response);
        }
    }

    private void mustKnow(String name, String old, HttpServletRequest request) {
        var asked = UsernamePasswordAuthenticationToken.unauthenticated(name, old);
        asked.setDetails(new WebAuthenticationDetails(request));
        try {
            door.authenticate(asked);
        } catch (BadCredentialsException e) {
            throw new Problem(HttpStatus.BAD_REQUEST, "password-wrong", "The old password is not right.");
        } catch (TooManyAttempts e) {
            throw new Problem(HttpStatus.TOO_MANY_REQUESTS, "too-many-attempts", "Too many wrong passwords; wait.");
        }
    }

    /** The session goes on under another id with the new stamp. */
    private void stay(Authentication person, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                CurrentRights.signedIn(users.find(person.getName()).orElseThrow(), person.getDetails()));
        request.changeSessionId();
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
        SecurityContextHolder.setContext(context);
    }
}
