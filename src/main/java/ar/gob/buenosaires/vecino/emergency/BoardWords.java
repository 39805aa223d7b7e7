package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.Problem;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What a dispatcher is told of a deed, from {@code console.properties}. */
@Component
class BoardWords {

    private static final String PROBLEM = "ticket.problem.";

    private final MessageSource texts;

    BoardWords(MessageSource texts) {
        this.texts = texts;
    }

    String done(String what) {
        return text("ticket.done." + what);
    }

    /** Names who was faster, where somebody was. */
    String refused(Problem problem, BoardTickets.Shown now) {
        Timeline.Entry last = now.timeline().getLast();
        String detail = problem.getBody().getDetail();
        Locale locale = LocaleContextHolder.getLocale();
        String unknown = text(PROBLEM + "other");
        String told = texts.getMessage(
                PROBLEM + problem.slug(),
                new Object[] {last.who(), text("ticket.what." + last.what()), field(detail == null ? "" : detail)},
                unknown,
                locale);
        return told == null ? unknown : told;
    }

    /** The name of the field that a correction's problem quotes. */
    private String field(String detail) {
        String quoted = detail.replaceFirst("^'([a-z_.]+)'.*$", "$1");
        return texts.getMessage("ticket.field." + quoted, null, "", LocaleContextHolder.getLocale());
    }

    private String text(String key) {
        String found = texts.getMessage(key, null, key, LocaleContextHolder.getLocale());
        return found == null ? key : found;
    }
}
