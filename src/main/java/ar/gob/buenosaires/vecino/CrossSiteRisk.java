package ar.gob.buenosaires.vecino;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Matches requests that change something and that another site could make a browser send: those with cookies, those
 * that the browser itself calls cross-site (it may remember a Basic password) and those of the console. A program that
 * sends no cookie needs no token.
 */
class CrossSiteRisk implements RequestMatcher {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    @Override
    public boolean matches(HttpServletRequest request) {
        if (READING.contains(request.getMethod())) {
            return false;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        return request.getHeader("Cookie") != null
                || (site != null && !OWN_SITE.contains(site))
                || request.getServletPath().startsWith("/console");
    }
}
