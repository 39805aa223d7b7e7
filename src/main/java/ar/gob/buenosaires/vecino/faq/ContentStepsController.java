package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.CityTime;
import ar.gob.buenosaires.vecino.core.Problem;
import ar.gob.buenosaires.vecino.faq.PageWords.Refusal;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
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

/** One stored text: its page, saving it, its steps and its past. */
@Hidden
@Controller
@RequestMapping(ContentPagesController.PATH + "/{id}")
class ContentStepsController {

    private final EditorPages editors;
    private final Deeds deeds;
    private final FieldDiffs diffs;
    private final PageWords words;

    ContentStepsController(EditorPages editors, Deeds deeds, FieldDiffs diffs, PageWords words) {
        this.editors = editors;
        this.deeds = deeds;
        this.diffs = diffs;
        this.words = words;
    }

    /** What can be done. */
    @Component
    record Deeds(Drafts drafts, Reviews reviews, Past past) {}

    @ModelAttribute
    void frame(Model page) {
        page.addAttribute("zone", CityTime.ZONE);
    }

    @ModelAttribute
    Editor editor(Authentication who) {
        return Editor.of(who);
    }

    @GetMapping
    String page(@PathVariable long id, @ModelAttribute(binding = false) Editor who, Model page) {
        Draft draft = editors.editable(id, who);
        return shown(draft, draft.document(), null, page);
    }

    /** @param text what stands in the form, which may be another one than the stored */
    private String shown(Draft draft, Document text, @Nullable Refusal refusal, Model page) {
        page.addAttribute("shown", editors.of(draft, text, refusal == null ? Map.of() : refusal.flaws()));
        page.addAttribute("targets", editors.targets(Rehearsals.Text.of(draft).saying(text)));
        page.addAttribute("refusal", refusal).addAttribute("term", editors.term(draft));
        page.addAttribute("sentBack", sentBack(draft));
        page.addAttribute("heading", words.heading(Rehearsals.Text.of(draft), true));
        page.addAttribute(
                "path", ContentPagesController.PATH + "/" + draft.item().id());
        return ContentPagesController.EDITOR;
    }

    /** What a reviewer wants mended, as long as nothing was written since; or null. */
    private Past.@Nullable Step sentBack(Draft draft) {
        ItemKey key = draft.item().key();
        return deeds.past.steps(key.kind(), draft.item().id()).stream()
                .findFirst()
                .filter(last -> last.what() == History.What.SENT_BACK
                        && last.revision() == draft.item().head())
                .orElse(null);
    }

    /** Saves a draft and, where that is asked for, gives it to those who approve. */
    @PostMapping
    String save(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> values,
            @ModelAttribute(binding = false) Editor who,
            HttpServletResponse response,
            RedirectAttributes next,
            Model page) {
        ContentForm form = new ContentForm(values);
        Draft before = editors.editable(id, who);
        Document text = form.over(before.document());
        boolean submit = form.text("then").equals("submit");
        Refusal refusal = words.tried(() -> save(before, form, submit, who));
        if (refusal == null) {
            next.addFlashAttribute("done", submit ? "submitted" : "saved");
            return "redirect:" + ContentPagesController.PATH + "/" + id;
        }
        response.setStatus(refusal.status());
        Draft now = editors.editable(id, who); // its text may be another person's
        if (refusal.is("content-changed")) {
            page.addAttribute("theirs", now.head().author());
            page.addAttribute("conflict", diffs.between(now.document(), text));
        }
        return shown(now, text, refusal, page);
    }

    private void save(Draft before, ContentForm form, boolean submit, Editor who) {
        Kind kind = before.item().key().kind();
        long id = before.item().id();
        Draft saved = before;
        ItemVersions.check(form.etag(), before.item(), before.head());
        if (!form.over(before.document()).equals(before.document())) {
            saved = deeds.drafts.revise(kind, id, form.proposal(), true, new Asked(who, form.etag()));
        } else if (!submit) {
            throw new Problem(HttpStatus.CONFLICT, "nothing-changed", "Nothing was changed.");
        }
        if (submit) {
            Reviews.Term now = Reviews.Term.of(before.item());
            Reviews.Term term = new Reviews.Term(
                    form.time("publish_at", now.publishAt()), form.time("expires_at", now.expiresAt()));
            deeds.reviews.submit(kind, id, term, form.reason(), new Asked(who, ItemVersions.etag(saved.item())));
        }
    }

    /** What can be done with a text besides writing it. */
    enum Step {
        DISCARD,
        RETIRE,
        SEND_BACK
    }

    @PostMapping("/step")
    String step(
            @PathVariable long id,
            @RequestParam Step step,
            @RequestParam MultiValueMap<String, String> values,
            @ModelAttribute(binding = false) Editor who,
            RedirectAttributes next) {
        ContentForm form = new ContentForm(values);
        Kind kind = editors.editable(id, who).item().key().kind();
        Asked asked = new Asked(who, form.etag());
        return then(id, "", "step." + step, next, () -> {
            switch (step) {
                case DISCARD -> deeds.reviews.discard(kind, id, form.reason(), asked);
                case RETIRE -> deeds.reviews.retire(kind, id, form.reason(), asked);
                case SEND_BACK -> deeds.reviews.sendBack(kind, id, form.reason(), asked);
            }
        });
    }

    @GetMapping("/revisions")
    String revisions(@PathVariable long id, @ModelAttribute(binding = false) Editor who, Model page) {
        Draft draft = editors.editable(id, who);
        Kind kind = draft.item().key().kind();
        page.addAttribute("shown", editors.of(draft, draft.document(), Map.of()));
        page.addAttribute("steps", deeds.past.steps(kind, id));
        page.addAttribute("changes", diffs.of(deeds.past.changes(kind, id)));
        return "console/content/revisions";
    }

    @PostMapping("/roll-back")
    String rollBack(
            @PathVariable long id,
            @RequestParam int revision,
            @RequestParam MultiValueMap<String, String> values,
            @ModelAttribute(binding = false) Editor who,
            RedirectAttributes next) {
        ContentForm form = new ContentForm(values);
        Kind kind = editors.editable(id, who).item().key().kind();
        return then(id, "/revisions", "rolled-back", next, () -> {
            Asked asked = new Asked(who, form.etag());
            deeds.reviews.rollBack(kind, id, revision, form.reason(), asked);
        });
    }

    /** Goes back to the text's page, or stays where it was refused, and tells what came of it. */
    private String then(long id, String from, String done, RedirectAttributes next, Runnable deed) {
        Refusal refusal = words.tried(deed);
        String page = "redirect:" + ContentPagesController.PATH + "/" + id;
        if (refusal == null) {
            next.addFlashAttribute("done", done);
            return page;
        }
        next.addFlashAttribute("told", Objects.requireNonNull(refusal.told()));
        return page + from;
    }
}
