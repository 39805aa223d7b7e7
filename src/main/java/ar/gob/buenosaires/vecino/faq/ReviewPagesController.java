package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.CityTime;
import ar.gob.buenosaires.vecino.faq.PageWords.Refusal;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The queue of changes that wait for approval, and the page on which one is decided. */
@Hidden
@Controller
@RequestMapping(ReviewPagesController.PATH)
class ReviewPagesController {

    static final String PATH = "/console/review";

    private final ReviewPages pages;
    private final Drafts drafts;
    private final Reviews reviews;
    private final Approvals approvals;
    private final PageWords words;

    ReviewPagesController(ReviewPages pages, Drafts drafts, Reviews reviews, Approvals approvals, PageWords words) {
        this.pages = pages;
        this.drafts = drafts;
        this.reviews = reviews;
        this.approvals = approvals;
        this.words = words;
    }

    @ModelAttribute
    void frame(Model page) {
        page.addAttribute("zone", CityTime.ZONE);
    }

    @ModelAttribute
    Editor editor(Authentication who) {
        return Editor.of(who);
    }

    @GetMapping
    String queue(@ModelAttribute(binding = false) Editor who, Model page) {
        page.addAttribute("queue", pages.queue(who));
        return "console/review/queue";
    }

    /** @param trial whether the trial is shown at once; else the page's script fetches it */
    @GetMapping("/{id}")
    String one(
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean trial,
            @ModelAttribute(binding = false) Editor who,
            Model page) {
        if (trial) {
            trial(id, who, page);
        } else {
            page.addAttribute("shown", pages.one(id, who));
        }
        return "console/review/change";
    }

    @GetMapping("/{id}/trial")
    String trial(@PathVariable long id, @ModelAttribute(binding = false) Editor who, Model page) {
        page.addAttribute("shown", pages.one(id, who)).addAttribute("names", pages.names());
        page.addAttribute("trial", approvals.trial(kind(id), id));
        return "console/review/trial :: trial";
    }

    private Kind kind(long id) {
        return drafts.find(id).item().key().kind();
    }

    @PostMapping("/{id}/approve")
    String approve(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> values,
            @ModelAttribute(binding = false) Editor who,
            RedirectAttributes next) {
        ContentForm form = new ContentForm(values);
        AtomicReference<State> became = new AtomicReference<>(State.IN_REVIEW);
        Refusal refusal = words.tried(() -> became.set(approvals
                .approve(kind(id), id, approval(form), asked(who, form))
                .item()
                .state()));
        if (refusal != null) {
            next.addFlashAttribute("told", refusal.told());
        } else {
            next.addFlashAttribute("done", became.get() == State.PUBLISHED ? "published" : "approved");
        }
        return "redirect:" + PATH + "/" + id;
    }

    /** The page always sends both times, to the minute. */
    private static Reviews.Approval approval(ContentForm form) {
        return new Reviews.Approval(
                form.reason(),
                asked -> new Reviews.Term(
                        form.time("publish_at", asked.publishAt()), form.time("expires_at", asked.expiresAt())));
    }

    @PostMapping("/{id}/send-back")
    String sendBack(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> values,
            @ModelAttribute(binding = false) Editor who,
            RedirectAttributes next) {
        ContentForm form = new ContentForm(values);
        Refusal refusal = words.tried(() -> reviews.sendBack(kind(id), id, form.reason(), asked(who, form)));
        if (refusal != null) {
            next.addFlashAttribute("told", refusal.told());
            return "redirect:" + PATH + "/" + id;
        }
        next.addFlashAttribute("done", "sent-back");
        return "redirect:" + PATH;
    }

    private static Asked asked(Editor who, ContentForm form) {
        return new Asked(who, form.etag());
    }
}
