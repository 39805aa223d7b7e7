package ar.gob.buenosaires.vecino;

import ar.gob.buenosaires.vecino.access.Rights;
import ar.gob.buenosaires.vecino.core.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Whoever has a password that somebody else knows too gets nowhere before choosing another. */
class FirstPasswordFilter extends OncePerRequestFilter {

    private static final String PAGE = "/console/password";
    private static final Set<String> OPEN = Set.of(PAGE, "/api/v1/password", "/console/login", "/console/logout");

    private final RequestMatcher pages;
    private final ProblemWriter problems;

    FirstPasswordFilter(RequestMatcher pages, ProblemWriter problems) {
        this.pages = pages;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath();
        return OPEN.contains(path) || path.startsWith("/console/assets/") || path.startsWith("/webjars/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (person == null || !Rights.mustChangePassword(person)) {
            chain.doFilter(request, response);
        } else if (pages.matches(request)) {
            response.sendRedirect(PAGE);
        } else {
            problems.write(
                    response,
                    new Problem(HttpStatus.FORBIDDEN, "password-to-change", "Choose a password of your own first."));
        }
    }
}
