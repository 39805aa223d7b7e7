package ar.gob.buenosaires.vecino;

import ar.gob.buenosaires.vecino.access.Rights;
import ar.gob.buenosaires.vecino.access.Role;
import ar.gob.buenosaires.vecino.core.ConsoleReminders;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The door of the console: signing in, and where the person who did goes from there. */
@Controller
class ConsolePages {

    private final List<ConsoleReminders> reminders;

    ConsolePages(List<ConsoleReminders> reminders) {
        this.reminders = List.copyOf(reminders);
    }

    /** Whoever works in one area only is there at once. */
    @GetMapping("/console")
    String home(HttpServletRequest request, Authentication person, Model page) {
        List<Role> roles = ConsoleFrame.roles(request);
        List<ConsoleArea> areas = ConsoleArea.of(roles);
        if (areas.size() == 1) {
            return "redirect:" + areas.getFirst().path();
        }
        page.addAttribute("name", person.getName());
        page.addAttribute("roles", roles);
        ConsoleReminders.Person reminded = Rights.of(person).reminded();
        page.addAttribute(
                "waiting",
                reminders.stream()
                        .flatMap(module -> module.of(reminded).stream())
                        .toList());
        return "console/home";
    }

    @GetMapping("/console/login")
    String login() {
        return "console/login";
    }
}
