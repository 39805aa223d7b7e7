package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.CityTime;
import ar.gob.buenosaires.vecino.core.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Notices for the whole City in the console: proposing one with its bubbles in view, approving, switching off. */
@Hidden
@Controller
@RequestMapping("/console/notices")
class NoticesPages {

    private static final String PAGE = "/console/notices";

    private final Notices notices;
    private final DeskPages pages;
    private final DeskWords words;
    private final PublishedContent content;
    private final ContentRules rules;

    NoticesPages(Notices notices, DeskPages pages, DeskWords words, PublishedContent content, ContentRules rules) {
        this.notices = notices;
        this.pages = pages;
        this.words = words;
        this.content = content;
        this.rules = rules;
    }

    /** A notice as a form sends it; {@code ends} as {@code 2026-12-01T18:00}, Buenos Aires time. */
    record NoticeForm(
            @Nullable String text,
            @Nullable List<String> services,
            boolean instead,
            @Nullable String ends) {

        Notices.Wanted wanted() {
            return new Notices.Wanted(text, services, instead, end());
        }

        private @Nullable Instant end() {
            if (ends == null || ends.isBlank()) {
                return null;
            }
            try {
                return LocalDateTime.parse(ends).atZone(CityTime.ZONE).toInstant();
            } catch (DateTimeException e) {
                return null;
            }
        }

        boolean names(String service) {
            return services != null && services.contains(service);
        }
    }

    @ModelAttribute
    void frame(Model page) {
        page.addAttribute("dates", new DeskPages.Dates()).addAttribute("names", pages.names());
    }

    @GetMapping
    String all(Authentication who, Model page) {
        fill(new NoticeForm(null, null, false, tomorrow()), who, page);
        return "console/notices/all";
    }

    private String tomorrow() {
        return LocalDateTime.ofInstant(rules.now(), CityTime.ZONE)
                .plusDays(1)
                .truncatedTo(ChronoUnit.HOURS)
                .toString();
    }

    /** A notice with what the person who looks may do about it. */
    record Line(Notices.Kept notice, boolean approvable, boolean endable, boolean own) {}

    private void fill(NoticeForm form, Authentication who, Model page) {
        Editor editor = Editor.of(who);
        List<Line> lines = notices.all().stream()
                .map(notice -> new Line(
                        notice,
                        editor.reviewer() && notice.waitsFor(editor.name(), rules.now()),
                        editor.reviewer() && notice.isOpen(rules.now()),
                        notice.proposedBy().equals(editor.name())))
                .toList();
        page.addAttribute(
                "open",
                lines.stream().filter(line -> line.notice().isOpen(rules.now())).toList());
        page.addAttribute(
                "past",
                lines.stream()
                        .filter(line -> !line.notice().isOpen(rules.now()))
                        .toList());
        page.addAttribute("form", form)
                .addAttribute("services", content.current().services());
        page.addAttribute("chosen", form.services() == null ? List.of() : form.services());
    }

    /** What residents would get; the button that proposes it comes with it. */
    @PostMapping("/effect")
    String effect(
            @ModelAttribute("form") NoticeForm form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            HttpServletResponse response,
            Authentication who,
            Model page) {
        try {
            Map<String, PhoneBubble> bubbles = new LinkedHashMap<>();
            notices.effect(form.wanted()).forEach((slug, bubble) -> bubbles.put(slug, PhoneBubble.of(bubble)));
            page.addAttribute("bubbles", bubbles);
        } catch (Problem problem) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            words.tell(problem, page);
        }
        if (part != null) {
            return "console/notices/effect :: effect";
        }
        fill(form, who, page);
        return "console/notices/all";
    }

    @PostMapping
    String propose(@ModelAttribute("form") NoticeForm form, Authentication who, RedirectAttributes next) {
        return words.then(
                next, () -> notices.propose(form.wanted(), Editor.of(who)), "notice-proposed", DeskWords.Step.to(PAGE));
    }

    @PostMapping("/{id}/approve")
    String approve(@PathVariable long id, Authentication who, RedirectAttributes next) {
        return words.then(next, () -> notices.approve(id, Editor.of(who)), "notice-approved", DeskWords.Step.to(PAGE));
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable long id, Authentication who, RedirectAttributes next) {
        return words.then(next, () -> notices.end(id, Editor.of(who)), "notice-ended", DeskWords.Step.to(PAGE));
    }
}
