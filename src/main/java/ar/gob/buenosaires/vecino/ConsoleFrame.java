package ar.gob.buenosaires.vecino;

import ar.gob.buenosaires.vecino.access.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives every page of the console what its frame shows, whichever module the page belongs to. */
@Component
class ConsoleFrame implements HandlerInterceptor, WebMvcConfigurer {

    /** Who is signed in, and where that person may go; {@code frame} in templates. */
    public record Frame(String person, List<ConsoleArea> areas) {}

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this).addPathPatterns("/console", "/console/**");
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        Principal person = request.getUserPrincipal();
        if (page != null && person != null && !isRedirect(page)) {
            page.addObject("frame", new Frame(person.getName(), ConsoleArea.of(roles(request))));
        }
    }

    private static boolean isRedirect(ModelAndView page) {
        String name = page.getViewName();
        return name != null && name.startsWith("redirect:");
    }

    static List<Role> roles(HttpServletRequest request) {
        return Arrays.stream(Role.values())
                .filter(role -> request.isUserInRole(role.name()))
                .toList();
    }
}
