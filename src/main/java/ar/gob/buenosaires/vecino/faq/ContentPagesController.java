package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.CityTime;
import ar.gob.buenosaires.vecino.faq.PageWords.Refusal;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of an area's texts, new ones, and what is shown while somebody types. */
@Hidden
@Controller
@RequestMapping(ContentPagesController.PATH)
class ContentPagesController {

    static final String PATH = "/console/content";
    static final String EDITOR = "console/content/editor";

    private final ContentLists lists;
    private final EditorPages editors;
    private final Work work;
    private final PageWords words;

    ContentPagesController(ContentLists lists, EditorPages editors, Work work, PageWords words) {
        this.lists = lists;
        this.editors = editors;
        this.work = work;
        this.words = words;
    }

    /** What is done with texts, and what they are called. */
    @Component
    record Work(Drafts drafts, Rehearsals rehearsals, DeskPages desk) {}

    @ModelAttribute
    void frame(Model page) {
        page.addAttribute("zone", CityTime.ZONE).addAttribute("states", State.values());
    }

    @GetMapping
    String list(
            @ModelAttribute(binding = false) Editor who,
            @RequestParam MultiValueMap<String, String> asked,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model page) {
        ItemFilter filter = filter(asked);
        page.addAttribute("filter", filter).addAttribute("listing", lists.list(filter, who));
        if (part != null) {
            return "console/content/listing :: listing";
        }
        page.addAttribute("services", lists.services(who)).addAttribute("areas", lists.areas(who));
        return "console/content/list";
    }

    private static ItemFilter filter(MultiValueMap<String, String> asked) {
        ContentForm form = new ContentForm(asked);
        String wanted = form.text("state");
        State state = List.of(State.values()).stream()
                .filter(each -> each.name().equals(wanted))
                .findFirst()
                .orElse(null);
        Boolean stale = form.text("stale").isEmpty() ? null : Boolean.TRUE;
        return new ItemFilter(form.text("area"), form.text("service"), state, stale, form.text("words"));
    }

    @ModelAttribute
    Editor editor(Authentication who) {
        return Editor.of(who);
    }

    @GetMapping("/services/new")
    String newService(@ModelAttribute(binding = false) Editor who, Model page) {
        List<ContentLists.Choice> areas = lists.areas(who);
        String area = areas.isEmpty() ? "" : areas.getFirst().value();
        page.addAttribute("areas", areas);
        return begun(editors.newService(area), null, page);
    }

    @GetMapping("/answers/new")
    String newAnswer(@RequestParam String service, @ModelAttribute(binding = false) Editor who, Model page) {
        return begun(editors.newAnswer(service, who), null, page);
    }

    private String begun(Rehearsals.Text text, @Nullable Refusal refusal, Model page) {
        page.addAttribute("shown", editors.of(text, refusal == null ? Map.of() : refusal.flaws()));
        page.addAttribute("refusal", refusal).addAttribute("path", PATH);
        page.addAttribute("heading", words.heading(text, false));
        if (text.key().kind() == Kind.ANSWER) {
            page.addAttribute("targets", editors.targets(text));
            page.addAttribute("topics", editors.freeTopics(text.key().service()));
        }
        return EDITOR;
    }

    /** Stores a new text; a new service goes on to its first answer. */
    @PostMapping
    String create(
            @RequestParam MultiValueMap<String, String> values,
            @ModelAttribute(binding = false) Editor who,
            HttpServletResponse response,
            RedirectAttributes next,
            Model page) {
        ContentForm form = new ContentForm(values);
        boolean service = form.kind() == Kind.SERVICE;
        AtomicReference<Draft> made = new AtomicReference<>();
        Refusal refusal = words.tried(() -> made.set(
                service ? work.drafts.createService(form.begun(), who) : work.drafts.createAnswer(form.begun(), who)));
        if (refusal != null) {
            response.setStatus(refusal.status());
            page.addAttribute("areas", lists.areas(who));
            return begun(editors.posted(form, who), refusal, page);
        }
        ContentItem item = Objects.requireNonNull(made.get()).item();
        next.addFlashAttribute("done", service ? "service-begun" : "saved");
        return "redirect:" + PATH
                + (service ? "/answers/new?service=" + item.key().service() : "/" + item.id());
    }

    /** What a resident would see and what is wrong, while somebody types; stores nothing. */
    @PostMapping("/check")
    String check(
            @RequestParam MultiValueMap<String, String> values,
            @ModelAttribute(binding = false) Editor who,
            Model page) {
        page.addAttribute("shown", editors.typed(editors.posted(new ContentForm(values), who)));
        return "console/content/fields :: checked";
    }

    /** A resident's next message or tap, answered as if the text in the form were live; stores and sends nothing. */
    @PostMapping("/talk")
    String talk(
            @RequestParam MultiValueMap<String, String> values,
            @ModelAttribute(binding = false) Editor who,
            Model page) {
        ContentForm form = new ContentForm(values);
        Rehearsals.Text text = editors.posted(form, who);
        Rehearsals.Turn turn = new Rehearsals.Turn(form.text("said"), form.text("tap"), orNull(form.text("last")));
        AtomicReference<ContentPreview.Said> said = new AtomicReference<>();
        Refusal refusal = words.tried(() -> said.set(work.rehearsals.talk(text, turn)));
        boolean tapped = !form.text("tap").isEmpty();
        page.addAttribute("resident", PlainWriting.visible(form.text(tapped ? "tapped" : "said")));
        page.addAttribute("refusal", refusal).addAttribute("said", said.get());
        page.addAttribute("names", work.desk.names());
        if (said.get() != null) {
            page.addAttribute(
                    "bubbles",
                    said.get().replies().stream().map(PhoneBubble::of).toList());
        }
        return "console/content/phone :: turn";
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
