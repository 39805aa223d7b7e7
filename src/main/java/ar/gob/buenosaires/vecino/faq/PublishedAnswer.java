package ar.gob.buenosaires.vecino.faq;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An answer as residents get it.
 *
 * @param topic null for the general answer of the service
 * @param body in WhatsApp markup
 * @param followUps where to go on: a topic of the same service, another service, or {@code service/topic}
 */
public record PublishedAnswer(
        @Nullable String topic,
        String title,
        String body,
        @Nullable String linkText,
        @Nullable URI link,
        List<String> followUps,
        int version) {

    private static final Pattern COMPUTED = Pattern.compile("(?m)^[ \\t]*\\{[a-z-]+ [^}\\n]*}[ \\t]*(\\n|$)");

    /** The body without the lines that are computed for each question. */
    public String plainBody() {
        return COMPUTED.matcher(body).replaceAll("").strip();
    }
}
