package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.GivenReason;
import ar.gob.buenosaires.vecino.core.Problem;
import ar.gob.buenosaires.vecino.faq.UnansweredController.Assignment;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Questions without an answer in the console: what they are, what deciding about them would change, and doing it. */
@Hidden
@Controller
@RequestMapping("/console/unanswered")
class UnansweredPages {

    private static final String PAGE = "/console/unanswered";
    private static final int AT_ONCE = 20;
    private static final List<Integer> PERIODS = List.of(7, 30, 90, 180);

    private final UnansweredDesk desk;
    private final DeskPages pages;
    private final DeskWords words;
    private final ContentRules rules;

    UnansweredPages(UnansweredDesk desk, DeskPages pages, DeskWords words, ContentRules rules) {
        this.desk = desk;
        this.pages = pages;
        this.words = words;
        this.rules = rules;
    }

    /** A group with its drawing. */
    record Card(UnansweredGroup group, DayChart chart) {}

    @ModelAttribute
    void frame(Model page) {
        page.addAttribute("periods", PERIODS).addAttribute("dates", new DeskPages.Dates());
        page.addAttribute("today", rules.today());
    }

    @GetMapping
    String all(@RequestParam(defaultValue = "30") int days, @RequestParam(defaultValue = "1") int number, Model page) {
        int period = PERIODS.contains(days) ? days : 30;
        List<UnansweredGroup> groups = desk.groups(period);
        int from = Math.min(Math.max(0, number - 1) * AT_ONCE, groups.size());
        page.addAttribute("days", period).addAttribute("number", from / AT_ONCE + 1);
        page.addAttribute("pages", (groups.size() + AT_ONCE - 1) / AT_ONCE);
        page.addAttribute("count", groups.size());
        page.addAttribute(
                "times", groups.stream().mapToLong(UnansweredGroup::times).sum());
        page.addAttribute("names", pages.names());
        page.addAttribute(
                "cards",
                groups.stream()
                        .skip(from)
                        .limit(AT_ONCE)
                        .map(group -> new Card(group, chart(group.days(), period)))
                        .toList());
        return "console/unanswered/groups";
    }

    private DayChart chart(Map<LocalDate, Long> counts, int days) {
        return DayChart.of(rules.today().minusDays(days - 1L), rules.today(), List.of(counts));
    }

    @GetMapping("/decided")
    String decided(@RequestParam(defaultValue = "30") int days, Model page) {
        int period = PERIODS.contains(days) ? days : 30;
        page.addAttribute("days", period).addAttribute("names", pages.names());
        page.addAttribute("decided", desk.decided(period));
        return "console/unanswered/decided";
    }

    @GetMapping("/{group}")
    String one(@PathVariable String group, Authentication who, Model page) {
        fill(group, who, page);
        return "console/unanswered/group";
    }

    private void fill(String id, Authentication who, Model page) {
        UnansweredGroup group = desk.group(id);
        Editor editor = Editor.of(who);
        page.addAttribute("group", group).addAttribute("names", pages.names());
        page.addAttribute("chart", chart(group.days(), 30));
        page.addAttribute("weeks", new TreeMap<>(group.weeks()).descendingMap());
        List<DeskPages.ServiceChoice> choices = pages.editable(editor);
        page.addAttribute("choices", choices);
        page.addAttribute(
                "mine", choices.stream().map(DeskPages.ServiceChoice::slug).toList());
        page.addAttribute("newAnswer", NewAnswerForm.begin(rules.today()));
    }

    /** Where a word belongs, as a form sends it: {@code place} is {@code service} or {@code service/topic}. */
    record WordForm(
            @Nullable String place,
            Evidence.@Nullable Kind kind,
            @Nullable String text,
            @Nullable Double weight) {

        Assignment assignment() {
            String[] parts = place == null ? new String[0] : place.split("/", 2);
            return new Assignment(
                    parts.length > 0 ? parts[0] : null,
                    parts.length > 1 ? parts[1] : null,
                    kind,
                    text == null || text.isBlank() ? null : text,
                    weight);
        }
    }

    @PostMapping("/{group}/effect")
    String effect(
            @PathVariable String group,
            @ModelAttribute("word") WordForm form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            HttpServletResponse response,
            Authentication who,
            Model page) {
        return shown(group, part, response, who, page, editor -> {
            Assignment word = form.assignment();
            Keyword added = word.word(desk.group(group).text());
            page.addAttribute("added", added).addAttribute("asKind", word.asKind());
            return desk.preview(word.target(), word.asKind(), added, editor);
        });
    }

    @PostMapping("/{group}/answer-effect")
    String answerEffect(
            @PathVariable String group,
            @ModelAttribute("newAnswer") NewAnswerForm form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            HttpServletResponse response,
            Authentication who,
            Model page) {
        page.addAttribute("asAnswer", true);
        return shown(group, part, response, who, page, editor -> desk.preview(group, form.proposal(), editor));
    }

    private interface Effect {
        Trial tried(Editor who);
    }

    private String shown(
            String group,
            @Nullable String part,
            HttpServletResponse response,
            Authentication who,
            Model page,
            Effect effect) {
        try {
            page.addAttribute("trial", effect.tried(Editor.of(who)));
            page.addAttribute("groupId", group).addAttribute("names", pages.names());
        } catch (Problem problem) {
            // the page shows what comes with 422
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            words.tell(problem, page);
        }
        if (part != null) {
            return "console/unanswered/effect :: effect";
        }
        Object typed = page.getAttribute("newAnswer");
        fill(group, who, page);
        if (typed != null) {
            page.addAttribute("newAnswer", typed);
        }
        return "console/unanswered/group";
    }

    @PostMapping("/{group}/assign")
    String assign(
            @PathVariable String group,
            @ModelAttribute("word") WordForm form,
            Authentication who,
            RedirectAttributes next) {
        return words.then(
                next,
                () -> {
                    Assignment word = form.assignment();
                    Keyword added = word.word(desk.group(group).text());
                    desk.assign(group, word.target(), word.asKind(), added, Editor.of(who));
                },
                "assigned",
                new DeskWords.Step(PAGE + "/decided", PAGE + "/" + group));
    }

    @PostMapping("/{group}/answer")
    String answer(
            @PathVariable String group,
            @ModelAttribute("newAnswer") NewAnswerForm form,
            Authentication who,
            RedirectAttributes next) {
        return words.then(
                next,
                () -> desk.answer(group, form.proposal(), Editor.of(who)),
                "answered",
                new DeskWords.Step(PAGE + "/decided", PAGE + "/" + group));
    }

    @PostMapping("/{group}/dismiss")
    String dismiss(
            @PathVariable String group,
            @RequestParam(required = false) @Nullable String reason,
            Authentication who,
            RedirectAttributes next) {
        return words.then(
                next,
                () -> desk.dismiss(group, GivenReason.of(reason), Editor.of(who)),
                "dismissed",
                new DeskWords.Step(PAGE, PAGE + "/" + group));
    }
}
