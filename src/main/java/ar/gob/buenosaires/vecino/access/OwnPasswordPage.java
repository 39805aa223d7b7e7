package ar.gob.buenosaires.vecino.access;

import ar.gob.buenosaires.vecino.core.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where everybody changes their own password, and where a new user has to begin. */
@Hidden
@Controller
@RequestMapping("/console/password")
class OwnPasswordPage {

    private final OwnPassword own;

    OwnPasswordPage(OwnPassword own) {
        this.own = own;
    }

    @GetMapping
    String page(Authentication who, @RequestParam(required = false) @Nullable String done, Model page) {
        page.addAttribute("done", done);
        return show(who, page);
    }

    private String show(Authentication who, Model page) {
        page.addAttribute("person", who.getName());
        page.addAttribute("first", Rights.mustChangePassword(who));
        page.addAttribute("keptHere", own.isKeptHere(who));
        return "console/people/password";
    }

    @PostMapping
    String change(
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            Authentication who,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        return PeopleForms.attempt(
                page,
                response,
                () -> {
                    if (!password.equals(again)) {
                        throw new Problem(HttpStatus.BAD_REQUEST, "password-repeat", "Both are to be the same.");
                    }
                    own.change(who, old, password, request, response);
                    return Rights.mustChangePassword(who)
                            ? "redirect:/console"
                            : "redirect:/console/password?done=password";
                },
                () -> show(who, page));
    }
}
