package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.core.CityTime;
import ar.gob.buenosaires.vecino.core.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The console's pages about triage protocols. */
@Hidden
@Controller
@RequestMapping("/console/protocols")
class ProtocolPages {

    private static final String ALL = "console/protocols/all";
    private static final String ONE = "console/protocols/one";
    private static final String NEW = "console/protocols/new";

    private final Protocols protocols;
    private final ProtocolDesk desk;
    private final ProtocolIntake intake;
    private final ComplaintWords words;

    ProtocolPages(Protocols protocols, ProtocolDesk desk, ProtocolIntake intake, ComplaintWords words) {
        this.protocols = protocols;
        this.desk = desk;
        this.intake = intake;
        this.words = words;
    }

    /** Which version a page is about. */
    record Which(String id, String version) {

        String path() {
            return "/console/protocols/" + id + "/" + version;
        }
    }

    @ModelAttribute
    void frame(Principal who, @RequestParam(required = false) @Nullable String done, Model page) {
        page.addAttribute("zone", CityTime.ZONE)
                .addAttribute("me", who.getName())
                .addAttribute("done", done);
    }

    @GetMapping
    String all(Model page) {
        List<ProtocolVersion> activeFirst = desk.all().stream()
                .sorted(Comparator.comparing(ProtocolVersion::active).reversed())
                .toList();
        page.addAttribute("versions", activeFirst).addAttribute("suspended", desk.isSuspended());
        return ALL;
    }

    @PostMapping("/suspend")
    String suspend(Principal who) {
        protocols.suspend(true, who.getName());
        return "redirect:/console/protocols?done=suspended";
    }

    @PostMapping("/resume")
    String resume(Principal who) {
        protocols.suspend(false, who.getName());
        return "redirect:/console/protocols?done=resumed";
    }

    @GetMapping("/new")
    String blank(Model page) {
        page.addAttribute("yaml", "").addAttribute("complaints", List.of());
        return NEW;
    }

    @PostMapping("/new")
    String bring(@RequestParam String yaml, Principal who, HttpServletResponse response, Model page) {
        page.addAttribute("yaml", yaml).addAttribute("complaints", List.of());
        return attempt(response, page, NEW, () -> {
            try {
                Protocol brought = intake.bring(yaml, who.getName());
                return "redirect:" + new Which(brought.id(), brought.version()).path() + "?done=brought";
            } catch (ProtocolIntake.Refused e) {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                page.addAttribute(
                        "complaints", e.complaints().stream().map(words::of).toList());
                return NEW;
            }
        });
    }

    /** With how the cases of the last days would have come out, where {@code days} are asked for. */
    @GetMapping("/{id}/{version}")
    String one(
            @ModelAttribute(binding = false) Which which,
            @RequestParam(required = false) @Nullable Integer days,
            Principal who,
            Model page) {
        show(which, page);
        if (days != null) {
            page.addAttribute("days", days)
                    .addAttribute("report", desk.dryRun(which.id, which.version, days, who.getName()));
        }
        return ONE;
    }

    @PostMapping("/{id}/{version}/propose")
    String propose(
            @ModelAttribute(binding = false) Which which, Principal who, HttpServletResponse response, Model page) {
        return deed(which, "proposed", response, page, () -> protocols.propose(which.id, which.version, who.getName()));
    }

    @PostMapping("/{id}/{version}/activate")
    String activate(
            @ModelAttribute(binding = false) Which which, Principal who, HttpServletResponse response, Model page) {
        return deed(
                which, "activated", response, page, () -> protocols.activate(which.id, which.version, who.getName()));
    }

    @ModelAttribute
    @Nullable
    Which which(
            @PathVariable(required = false) @Nullable String id,
            @PathVariable(required = false) @Nullable String version) {
        return id == null || version == null ? null : new Which(id, version);
    }

    private String deed(Which which, String done, HttpServletResponse response, Model page, Runnable deed) {
        return attempt(response, page, ONE, () -> {
            try {
                deed.run();
            } finally {
                show(which, page);
            }
            return "redirect:" + which.path() + "?done=" + done;
        });
    }

    private void show(Which which, Model page) {
        page.addAttribute("shown", desk.one(which.id, which.version));
        page.addAttribute("text", protocols.text(which.id, which.version));
        page.addAttribute("history", desk.history(which.id, which.version)).addAttribute("levels", Priority.values());
    }

    /** What is refused is told on the page itself. */
    private static String attempt(HttpServletResponse response, Model page, String view, Supplier<String> deed) {
        try {
            return deed.get();
        } catch (Problem problem) {
            if (problem.getStatusCode().value() != HttpStatus.CONFLICT.value()) {
                throw problem;
            }
            response.setStatus(HttpStatus.CONFLICT.value());
            page.addAttribute("wrong", problem.slug());
            return view;
        }
    }
}
