package ar.gob.buenosaires.vecino;

import ar.gob.buenosaires.vecino.access.CurrentRights;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request of a session the rights that its person has now, on every node; only where somebody asks. */
class RightsFilter extends OncePerRequestFilter {

    private final CurrentRights rights;

    RightsFilter(CurrentRights rights) {
        this.rights = rights;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Supplier<SecurityContext> session = SecurityContextHolder.getDeferredContext();
        SecurityContextHolder.setDeferredContext(new Now(session));
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    /** Asked once a request. */
    private final class Now implements Supplier<SecurityContext> {

        private final Supplier<SecurityContext> session;
        private @Nullable SecurityContext now;

        Now(Supplier<SecurityContext> session) {
            this.session = session;
        }

        @Override
        public SecurityContext get() {
            if (now == null) {
                Authentication person = session.get().getAuthentication();
                Authentication today = person == null ? null : rights.refreshed(person);
                now = today == null ? new SecurityContextImpl() : new SecurityContextImpl(today);
            }
            return now;
        }
    }
}
