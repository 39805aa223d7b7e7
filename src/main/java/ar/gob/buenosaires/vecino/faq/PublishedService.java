package ar.gob.buenosaires.vecino.faq;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A service with its published answers and the words that lead to it.
 *
 * @param shortTitle its name where the title is too long for a button, or null
 */
public record PublishedService(
        String slug,
        String area,
        String title,
        @Nullable String shortTitle,
        String summary,
        int version,
        List<PublishedAnswer> answers,
        List<Evidence> evidence) {

    /** What it is called where a title may not fit. */
    public String shortName() {
        return shortTitle == null ? title : shortTitle;
    }

    /** The answer about a topic, or the general one for null. */
    public Optional<PublishedAnswer> answer(@Nullable String topic) {
        return answers.stream().filter(a -> Objects.equals(a.topic(), topic)).findFirst();
    }
}
