package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The console's page of government areas. */
@Hidden
@Controller
@RequestMapping("/console/areas")
class AreaPages {

    private final AreaDesk desk;

    AreaPages(AreaDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    String page(@RequestParam(required = false) @Nullable String done, Model page) {
        page.addAttribute("done", done);
        return show(page);
    }

    private String show(Model page) {
        page.addAttribute("areas", desk.views());
        return "console/people/areas";
    }

    @PostMapping
    String add(
            @RequestParam(defaultValue = "") String slug,
            @RequestParam(defaultValue = "") String name,
            Principal who,
            HttpServletResponse response,
            Model page) {
        page.addAttribute("slug", slug).addAttribute("name", name);
        return attempt(page, response, "area", () -> desk.add(slug.strip(), name.strip(), who.getName()));
    }

    @PostMapping("/{slug}/rename")
    String rename(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String name,
            Principal who,
            HttpServletResponse response,
            Model page) {
        return attempt(page, response, "area-renamed", () -> desk.rename(slug, name.strip(), who.getName()));
    }

    @PostMapping("/{slug}/remove")
    String remove(@PathVariable String slug, Principal who, HttpServletResponse response, Model page) {
        return attempt(page, response, "area-removed", () -> desk.remove(slug, who.getName()));
    }

    private String attempt(Model page, HttpServletResponse response, String done, Runnable deed) {
        try {
            deed.run();
            return "redirect:/console/areas?done=" + done;
        } catch (Problem problem) {
            response.setStatus(problem.getStatusCode().value());
            page.addAttribute("wrong", problem.slug());
            return show(page);
        }
    }
}
