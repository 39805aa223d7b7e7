package ar.gob.buenosaires.vecino.faq;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A service of the City that residents ask for.
 *
 * @param shortTitle where the title is too long for a button, or null
 * @param position its place in the menu, the lowest first
 */
@JsonNaming(SnakeCaseStrategy.class)
record CityService(
        String title,
        @Nullable String shortTitle,
        String summary,
        int position,
        List<Keyword> keywords,
        List<Keyword> negatives,
        List<String> examples)
        implements Document {

    CityService {
        title = Objects.requireNonNullElse(title, "");
        summary = Objects.requireNonNullElse(summary, "");
        keywords = List.copyOf(Objects.requireNonNullElse(keywords, List.of()));
        negatives = List.copyOf(Objects.requireNonNullElse(negatives, List.of()));
        examples = List.copyOf(Objects.requireNonNullElse(examples, List.of()));
    }

    @Override
    public Words words() {
        return new Words(keywords, negatives, examples);
    }

    @Override
    public CityService with(Words words) {
        return new CityService(
                title, shortTitle, summary, position, words.keywords(), words.negatives(), words.examples());
    }

    @Override
    public CityService at(int place) {
        return new CityService(title, shortTitle, summary, place, keywords, negatives, examples);
    }

    /** The words that lead to it and to its topics are {@code evidence}. */
    PublishedService publish(Place place, int revision, List<PublishedAnswer> answers, List<Evidence> evidence) {
        return new PublishedService(
                place.service(), place.area(), title, shortTitle, summary, revision, answers, evidence);
    }

    /** Which service this is, and whose. */
    record Place(String service, String area) {}
}
