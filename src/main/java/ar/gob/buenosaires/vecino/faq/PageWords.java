package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.Problem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Tells a person on a page what it is, why something was not done and what to do, from {@code content.properties}. */
@Component
class PageWords {

    private static final String PREFIX = "content.problem.";

    private final MessageSource texts;

    PageWords(MessageSource texts) {
        this.texts = texts;
    }

    /**
     * Why something was not done.
     *
     * @param flaws what is wrong with a text, by field
     */
    record Refusal(int status, String slug, String told, Map<String, List<String>> flaws) {

        boolean is(String other) {
            return slug.equals(other);
        }
    }

    /** Does something; gives why it was refused, or null. */
    @Nullable
    Refusal tried(Runnable deed) {
        try {
            deed.run();
            return null;
        } catch (RuntimeException e) {
            return refusal(ContentErrors.problem(e));
        }
    }

    /** What the page of a text is called. */
    String heading(Rehearsals.Text text, boolean stored) {
        boolean service = text.key().kind() == Kind.SERVICE;
        if (stored && !service) {
            return text.document().title();
        }
        String key = stored ? "content.row.service" : service ? "content.new.service" : "content.new.answer";
        return texts.getMessage(key, null, LocaleContextHolder.getLocale());
    }

    private Refusal refusal(Problem problem) {
        String slug = problem.slug();
        Map<String, Object> more = problem.getBody().getProperties();
        Object by = more == null ? null : more.get("changed_by");
        Locale locale = LocaleContextHolder.getLocale();
        String unknown = texts.getMessage(PREFIX + "other", null, locale);
        String told = texts.getMessage(PREFIX + slug, new Object[] {by == null ? "" : by}, unknown, locale);
        return new Refusal(problem.getStatusCode().value(), slug, told == null ? unknown : told, flaws(more));
    }

    private static Map<String, List<String>> flaws(@Nullable Map<String, Object> more) {
        Map<String, List<String>> byField = new LinkedHashMap<>();
        if (more != null && more.get("errors") instanceof Collection<?> errors) {
            for (Object error : errors) {
                if (error instanceof Map<?, ?> one) {
                    byField.merge(
                            String.valueOf(one.get("field")),
                            List.of(String.valueOf(one.get("message"))),
                            PageWords::both);
                }
            }
        }
        return byField;
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
