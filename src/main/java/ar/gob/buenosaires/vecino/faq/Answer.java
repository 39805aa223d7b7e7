package ar.gob.buenosaires.vecino.faq;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a service, or about one topic of it.
 *
 * @param body in WhatsApp markup
 * @param followUps topics of the same service, or {@code service/topic} of another
 * @param factsDate of the newest fact relied on
 * @param reviewBy by when an editor must have looked again
 */
@JsonNaming(SnakeCaseStrategy.class)
record Answer(
        String title,
        String body,
        @Nullable Link link,
        List<String> followUps,
        List<String> sources,
        @Nullable LocalDate factsDate,
        @Nullable LocalDate reviewBy,
        int position,
        List<Keyword> keywords,
        List<Keyword> negatives,
        List<String> examples)
        implements Document {

    /** An address to go on at. */
    record Link(String text, String url) {
        Link {
            text = Objects.requireNonNullElse(text, "");
            url = Objects.requireNonNullElse(url, "");
        }
    }

    Answer {
        title = Objects.requireNonNullElse(title, "");
        body = Objects.requireNonNullElse(body, "").replace("\r\n", "\n").strip();
        followUps = List.copyOf(Objects.requireNonNullElse(followUps, List.of()));
        sources = List.copyOf(Objects.requireNonNullElse(sources, List.of()));
        keywords = List.copyOf(Objects.requireNonNullElse(keywords, List.of()));
        negatives = List.copyOf(Objects.requireNonNullElse(negatives, List.of()));
        examples = List.copyOf(Objects.requireNonNullElse(examples, List.of()));
    }

    @Override
    public Words words() {
        return new Words(keywords, negatives, examples);
    }

    @Override
    public Answer with(Words words) {
        return new Answer(
                title,
                body,
                link,
                followUps,
                sources,
                factsDate,
                reviewBy,
                position,
                words.keywords(),
                words.negatives(),
                words.examples());
    }

    @Override
    public Answer at(int place) {
        return new Answer(
                title, body, link, followUps, sources, factsDate, reviewBy, place, keywords, negatives, examples);
    }

    PublishedAnswer publish(@Nullable String topic, int revision) {
        return new PublishedAnswer(
                topic, title, body, link == null ? null : link.text(), address(), followUps, revision);
    }

    boolean isStale(LocalDate today) {
        return reviewBy != null && reviewBy.isBefore(today);
    }

    /** One bad address must not keep all content from being read. */
    private @Nullable URI address() {
        try {
            return link == null ? null : new URI(link.url());
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
