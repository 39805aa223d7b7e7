package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.RedFlagChange.Deed;
import ar.gob.buenosaires.vecino.conversation.RedFlagChange.State;
import ar.gob.buenosaires.vecino.conversation.RedFlagChanges.Wanted;
import ar.gob.buenosaires.vecino.core.CityTime;
import ar.gob.buenosaires.vecino.core.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The console's page of red flags: what a phrase would do, proposing it, approving it, and what is in force. */
@Hidden
@Controller
@RequestMapping(RedFlagPages.PATH)
class RedFlagPages {

    static final String PATH = "/console/red-flags";
    private static final String ALL = "console/red-flags/all";
    private static final String EFFECT = "console/red-flags/effect :: effect";

    private final RedFlagChanges changes;
    private final MessageSource texts;

    RedFlagPages(RedFlagChanges changes, MessageSource texts) {
        this.changes = changes;
        this.texts = texts;
    }

    /** What is wanted as a form sends it; a phrase a line. */
    record FlagForm(
            @Nullable String flag,
            @Nullable Deed deed,
            @Nullable String phrases,
            @Nullable String reason) {

        public Wanted wanted() {
            List<String> lines = phrases == null
                    ? List.of()
                    : phrases.lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .toList();
            return new Wanted(flag, deed, lines, reason);
        }
    }

    @GetMapping
    String all(Principal who, Model page) {
        fill(new FlagForm(null, null, null, null), who, page);
        return ALL;
    }

    private void fill(FlagForm form, Principal who, Model page) {
        List<RedFlagChange> known = changes.all();
        page.addAttribute("form", form).addAttribute("flags", changes.flags()).addAttribute("zone", CityTime.ZONE);
        page.addAttribute("me", who.getName());
        page.addAttribute(
                "open",
                known.stream().filter(each -> each.state() == State.PROPOSED).toList());
        page.addAttribute(
                "past",
                known.stream().filter(each -> each.state() != State.PROPOSED).toList());
    }

    /** What it would do; the button that proposes it comes with it. */
    @PostMapping("/effect")
    String effect(
            @ModelAttribute("form") FlagForm form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            HttpServletResponse response,
            Principal who,
            Model page) {
        return shown(form, part, () -> changes.effect(form.wanted()), response, who, page);
    }

    /** What a change that waits would do; the button that approves it comes with it. */
    @GetMapping("/{id}")
    String one(
            @PathVariable long id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            HttpServletResponse response,
            Principal who,
            Model page) {
        RedFlagChange change = changes.find(id);
        page.addAttribute("change", change).addAttribute("approvable", change.waitsFor(who.getName()));
        FlagForm form = new FlagForm(change.flag(), change.deed(), null, null);
        return shown(form, part, () -> changes.effect(change), response, who, page);
    }

    private String shown(
            FlagForm form,
            @Nullable String part,
            Supplier<RedFlagTrial.Effect> effect,
            HttpServletResponse response,
            Principal who,
            Model page) {
        try {
            page.addAttribute("effect", effect.get());
        } catch (Problem problem) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            page.addAttribute("kind", "bad").addAttribute("said", List.of(refused(problem)));
        }
        fill(form, who, page);
        return part == null ? ALL : EFFECT;
    }

    @PostMapping
    String propose(@ModelAttribute("form") FlagForm form, Principal who, RedirectAttributes next) {
        return then(next, "proposed", () -> changes.propose(form.wanted(), who.getName()));
    }

    @PostMapping("/{id}/approve")
    String approve(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String reason,
            Principal who,
            RedirectAttributes next) {
        return then(next, "approved", () -> changes.approve(id, reason, who.getName()));
    }

    @PostMapping("/{id}/discard")
    String discard(@PathVariable long id, Principal who, RedirectAttributes next) {
        return then(next, "discarded", () -> changes.discard(id, null, who.getName()));
    }

    private String then(RedirectAttributes next, String done, Supplier<RedFlagChange> deed) {
        try {
            String what = deed.get().state() == State.IN_FORCE ? "in-force" : done;
            next.addFlashAttribute("kind", "good").addFlashAttribute("said", List.of(text("redflag.done." + what)));
        } catch (Problem problem) {
            next.addFlashAttribute("kind", "bad").addFlashAttribute("said", List.of(refused(problem)));
        }
        return "redirect:" + PATH;
    }

    private String refused(Problem problem) {
        return text("redflag.problem." + problem.slug());
    }

    private String text(String key) {
        String unknown = texts.getMessage("redflag.problem.other", null, LocaleContextHolder.getLocale());
        return String.valueOf(texts.getMessage(key, null, unknown, LocaleContextHolder.getLocale()));
    }
}
