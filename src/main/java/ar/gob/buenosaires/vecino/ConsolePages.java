package ar.gob.buenosaires.vecino;

import ar.gob.buenosaires.vecino.access.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The door of the console: signing in, and where the person who did goes from there. */
@Controller
class ConsolePages {

    /** Whoever works in one area only is there at once. */
    @GetMapping("/console")
    String home(HttpServletRequest request, Principal person, Model page) {
        List<Role> roles = ConsoleFrame.roles(request);
        List<ConsoleArea> areas = ConsoleArea.of(roles);
        if (areas.size() == 1) {
            return "redirect:" + areas.getFirst().path();
        }
        page.addAttribute("name", person.getName());
        page.addAttribute("roles", roles);
        return "console/home";
    }

    @GetMapping("/console/login")
    String login() {
        return "console/login";
    }
}
