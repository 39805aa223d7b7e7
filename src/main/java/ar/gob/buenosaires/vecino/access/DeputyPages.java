package ar.gob.buenosaires.vecino.access;

import ar.gob.buenosaires.vecino.core.CityTime;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The console's page about deputies, in whole days. */
@Hidden
@Controller
@RequestMapping("/console/deputies")
class DeputyPages {

    private static final String PAGE = "console/people/deputies";

    private final Deputies deputies;
    private final KnownAreas areas;
    private final InstantSource clock;

    DeputyPages(Deputies deputies, KnownAreas areas, InstantSource clock) {
        this.deputies = deputies;
        this.areas = areas;
        this.clock = clock;
    }

    /** @param until the last day */
    record DeputyForm(
            @Nullable String area,
            @Nullable String name,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        Deputies.Wanted wanted() {
            return new Deputies.Wanted(
                    area, name, from == null ? null : CityTime.start(from), until == null ? null : CityTime.end(until));
        }
    }

    @GetMapping
    String page(Authentication who, @RequestParam(required = false) @Nullable String done, Model page) {
        page.addAttribute("done", done);
        LocalDate today = LocalDate.ofInstant(clock.instant(), CityTime.ZONE);
        return show(new DeputyForm(null, null, today, null), who, page);
    }

    private String show(DeputyForm form, Authentication who, Model page) {
        Rights rights = Rights.of(who);
        Map<String, String> names =
                areas.all().stream().collect(Collectors.toMap(KnownAreas.KnownArea::slug, KnownAreas.KnownArea::name));
        page.addAttribute("deputies", deputies.seenBy(rights)).addAttribute("areaNames", names);
        page.addAttribute("areas", deputies.areasOf(rights));
        page.addAttribute("people", deputies.candidates(rights));
        page.addAttribute("now", clock.instant()).addAttribute("zone", CityTime.ZONE);
        page.addAttribute("form", form);
        return PAGE;
    }

    @PostMapping
    String name(@ModelAttribute DeputyForm form, Authentication who, HttpServletResponse response, Model page) {
        return PeopleForms.attempt(
                page,
                response,
                () -> {
                    deputies.name(form.wanted(), Rights.of(who));
                    return "redirect:/console/deputies?done=deputy";
                },
                () -> show(form, who, page));
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable long id, Authentication who) {
        deputies.end(id, Rights.of(who));
        return "redirect:/console/deputies?done=deputy-ended";
    }
}
