package ar.gob.buenosaires.vecino;

import ar.gob.buenosaires.vecino.access.Role;
import java.util.Arrays;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The door of the console: signing in, and what the person who did may go to. */
@Controller
class ConsolePages {

    @GetMapping("/console")
    String home(Authentication person, Model page) {
        List<String> held = person.getAuthorities().stream()
                .map(authority -> authority.getAuthority())
                .toList();
        page.addAttribute("name", person.getName());
        page.addAttribute(
                "roles",
                Arrays.stream(Role.values())
                        .filter(role -> held.contains("ROLE_" + role))
                        .toList());
        return "console/home";
    }

    @GetMapping("/console/login")
    String login() {
        return "console/login";
    }
}
