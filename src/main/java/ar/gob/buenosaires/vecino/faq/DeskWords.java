package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is told on a page of what was done, or why it was not; from {@code desk.properties}. */
@Component
class DeskWords {

    private static final String PROBLEM = "desk.problem.";

    private final MessageSource texts;

    DeskWords(MessageSource texts) {
        this.texts = texts;
    }

    /** Does something and goes on to another page, which tells how it went. */
    String then(RedirectAttributes next, Runnable deed, String done, Step step) {
        try {
            deed.run();
            next.addFlashAttribute("kind", "good").addFlashAttribute("said", List.of(text("desk.done." + done)));
            return "redirect:" + step.done();
        } catch (RuntimeException e) {
            next.addFlashAttribute("kind", "bad").addFlashAttribute("said", refused(ContentErrors.problem(e)));
            return "redirect:" + step.refused();
        }
    }

    /** Where a page goes on after a deed. */
    record Step(String done, String refused) {
        static Step to(String page) {
            return new Step(page, page);
        }
    }

    /** The same for a part of a page. */
    void tell(Problem problem, Model part) {
        part.addAttribute("kind", "bad").addAttribute("said", refused(problem));
    }

    /** One sentence, or one for each flaw of a text. */
    List<String> refused(Problem problem) {
        Locale locale = LocaleContextHolder.getLocale();
        List<String> sentences = new ArrayList<>();
        String told = texts.getMessage(PROBLEM + problem.slug(), null, text(PROBLEM + "other"), locale);
        sentences.add(told == null ? "" : told);
        Map<String, Object> more = problem.getBody().getProperties();
        if (more != null && more.get("errors") instanceof Collection<?> flaws) {
            flaws.forEach(flaw -> {
                if (flaw instanceof Map<?, ?> one) {
                    sentences.add(field(String.valueOf(one.get("field"))) + ": " + one.get("message"));
                }
            });
        }
        return sentences;
    }

    private String field(String name) {
        String told = texts.getMessage("desk.field." + name, null, name, LocaleContextHolder.getLocale());
        return told == null ? name : told;
    }

    private String text(String key) {
        return texts.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
