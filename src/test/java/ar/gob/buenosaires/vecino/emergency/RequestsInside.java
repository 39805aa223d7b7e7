package ar.gob.buenosaires.vecino.emergency;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts the requests for a stream whose thread has not left the filters. */
@TestComponent
class RequestsInside extends OncePerRequestFilter {

    private final AtomicInteger following = new AtomicInteger();

    int following() {
        return following.get();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().endsWith("/stream");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        following.incrementAndGet();
        try {
            chain.doFilter(request, response);
        } finally {
            following.decrementAndGet();
        }
    }
}
