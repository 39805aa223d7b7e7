package ar.gob.buenosaires.vecino.access;

import ar.gob.buenosaires.vecino.access.PeopleForms.UserForm;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The console's pages about users. */
@Hidden
@Controller
@RequestMapping("/console/users")
class UserPages {

    private static final String NEW = "console/people/user-new";
    private static final String ONE = "console/people/user";

    private final UserDesk desk;
    private final KnownAreas areas;

    UserPages(UserDesk desk, KnownAreas areas) {
        this.desk = desk;
        this.areas = areas;
    }

    @ModelAttribute
    void choices(Model page) {
        page.addAttribute("allRoles", Role.values()).addAttribute("areas", areas.all());
    }

    @GetMapping
    String all(Model page) {
        Map<String, String> names =
                areas.all().stream().collect(Collectors.toMap(KnownAreas.KnownArea::slug, KnownAreas.KnownArea::name));
        page.addAttribute("users", desk.all()).addAttribute("areaNames", names);
        return "console/people/users";
    }

    @GetMapping("/new")
    String blank(Model page) {
        page.addAttribute("form", new UserForm(null, null, null, null, null));
        return NEW;
    }

    /** The password that was made is shown here and never again, so there is no redirect. */
    @PostMapping("/new")
    String add(@ModelAttribute UserForm form, Principal who, HttpServletResponse response, Model page) {
        return PeopleForms.attempt(
                page,
                response,
                () -> {
                    String name = form.name() == null ? "" : form.name().strip();
                    return made(desk.add(name, form.wanted(), form.password(), who.getName()), "added", who, page);
                },
                () -> {
                    page.addAttribute("form", form);
                    return NEW;
                });
    }

    private String made(UserDesk.WithPassword made, String done, Principal who, Model page) {
        page.addAttribute("generated", made.generated()).addAttribute("done", done);
        return show(made.user(), UserForm.of(made.user()), who, page);
    }

    @GetMapping("/{name}")
    String one(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String done,
            Principal who,
            Model page) {
        page.addAttribute("done", done);
        Users.User user = desk.one(name);
        return show(user, UserForm.of(user), who, page);
    }

    private String show(Users.User user, UserForm form, Principal who, Model page) {
        page.addAttribute("user", user).addAttribute("form", form);
        page.addAttribute("own", user.name().equals(who.getName()));
        return ONE;
    }

    @PostMapping("/{name}")
    String change(
            @PathVariable String name,
            @ModelAttribute UserForm form,
            Principal who,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Model page) {
        return deed(
                new Deed(name, "changed", who, redirect, response, page),
                // one's own rights are not among the fields of the page
                () -> desk.change(name, name.equals(who.getName()) ? own(name, form) : form.wanted(), who.getName()));
    }

    private UserDesk.Wanted own(String name, UserForm form) {
        Users.User before = desk.one(name);
        return new UserDesk.Wanted(before.roles(), before.area(), form.email());
    }

    @PostMapping("/{name}/disable")
    String disable(
            @PathVariable String name,
            Principal who,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Model page) {
        return deed(new Deed(name, "disabled", who, redirect, response, page), () -> desk.disable(name, who.getName()));
    }

    @PostMapping("/{name}/enable")
    String enable(
            @PathVariable String name,
            Principal who,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Model page) {
        return deed(new Deed(name, "enabled", who, redirect, response, page), () -> desk.enable(name, who.getName()));
    }

    /** What is to be told once it is done, and to whom. */
    private record Deed(
            String name,
            String done,
            Principal who,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Model page) {}

    private String deed(Deed deed, Runnable change) {
        return PeopleForms.attempt(
                deed.page,
                deed.response,
                () -> {
                    change.run();
                    deed.redirect.addAttribute("name", deed.name).addAttribute("done", deed.done);
                    return "redirect:/console/users/{name}";
                },
                () -> {
                    Users.User user = desk.one(deed.name);
                    return show(user, UserForm.of(user), deed.who, deed.page);
                });
    }

    @PostMapping("/{name}/reset-password")
    String reset(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String password,
            Principal who,
            HttpServletResponse response,
            Model page) {
        return PeopleForms.attempt(
                page,
                response,
                () -> made(desk.resetPassword(name, password, who.getName()), "reset", who, page),
                () -> {
                    Users.User user = desk.one(name);
                    return show(user, UserForm.of(user), who, page);
                });
    }
}
