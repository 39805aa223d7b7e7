package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Says flaws in the words of messages.properties. */
@Component
class FlawWords {

    private static final Locale HERE = Locale.forLanguageTag("es-AR");

    private final MessageSource messages;

    FlawWords(MessageSource messages) {
        this.messages = messages;
    }

    String say(Flaw flaw) {
        return messages.getMessage("console.flaw." + flaw.code(), flaw.values().toArray(), HERE);
    }

    /** The answer to a text that cannot be taken; names every flaw. */
    Problem problem(List<Flaw> flaws) {
        Problem problem =
                new Problem(HttpStatus.BAD_REQUEST, "content-invalid", "The text cannot be taken; 'errors' says why.");
        problem.getBody()
                .setProperty(
                        "errors",
                        flaws.stream()
                                .map(flaw -> Map.of("field", flaw.field(), "code", flaw.code(), "message", say(flaw)))
                                .toList());
        return problem;
    }
}
