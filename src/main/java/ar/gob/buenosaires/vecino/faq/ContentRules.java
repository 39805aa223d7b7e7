package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.CityTime;
import ar.gob.buenosaires.vecino.core.HiddenCharacters;
import ar.gob.buenosaires.vecino.core.PlainText;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a text must keep to before anybody sees it; lengths in code points, see db/content/README.md. */
@Component
class ContentRules {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern FOLLOW_UP = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*(/([a-z0-9]+(-[a-z0-9]+)*)?)?");

    private static final String SOURCES = "sources";
    private static final int SLUG_LENGTH = 40;
    private static final int SERVICE_TITLE = 23;
    private static final int SHORT_TITLE = 20;
    private static final int SUMMARY = 68;
    private static final int LABEL = 19;
    private static final int BODY = 960;
    private static final int LINE = 200;
    private static final int MOST_KEYWORDS = 100;
    private static final int MOST_EXAMPLES = 40;
    private static final int MOST_FOLLOW_UPS = 9;
    private static final int MOST_SOURCES = 10;

    private final PlainWriting writing;
    private final InstantSource clock;

    ContentRules(FaqSettings settings, InstantSource clock) {
        writing = new PlainWriting(settings.allowedHosts());
        this.clock = clock;
    }

    static boolean isSlug(String text) {
        return text.length() <= SLUG_LENGTH && SLUG.matcher(text).matches();
    }

    /** Everything that is wrong with a document by itself; none when it may be stored. */
    List<Flaw> flaws(Document document) {
        List<Flaw> flaws = new ArrayList<>();
        switch (document) {
            case CityService service -> check(service, flaws);
            case Answer answer -> check(answer, flaws);
        }
        Words words = document.words();
        keywords("keywords", words.keywords(), flaws);
        keywords("negatives", words.negatives(), flaws);
        texts("examples", words.examples(), MOST_EXAMPLES, flaws);
        return flaws;
    }

    /**
     * How much of what a field may hold is used.
     *
     * @param field its name in JSON
     * @param used in code points, or in entries
     */
    record Size(String field, int used, int most) {}

    /** Of the fields whose size is limited. */
    static List<Size> sizes(Document document) {
        List<Size> sizes = new ArrayList<>();
        switch (document) {
            case CityService service -> {
                sizes.add(size("title", service.title(), SERVICE_TITLE));
                sizes.add(size("short_title", service.shortTitle() == null ? "" : service.shortTitle(), SHORT_TITLE));
                sizes.add(size("summary", service.summary(), SUMMARY));
            }
            case Answer answer -> {
                sizes.add(size("title", answer.title(), LABEL));
                sizes.add(size("body", answer.body(), BODY - beside(answer.link())));
                sizes.add(size(
                        "link.text", answer.link() == null ? "" : answer.link().text(), LABEL));
                sizes.add(new Size("follow_ups", answer.followUps().size(), MOST_FOLLOW_UPS));
                sizes.add(new Size(SOURCES, answer.sources().size(), MOST_SOURCES));
            }
        }
        Words words = document.words();
        sizes.add(new Size("keywords", words.keywords().size(), MOST_KEYWORDS));
        sizes.add(new Size("negatives", words.negatives().size(), MOST_KEYWORDS));
        sizes.add(new Size("examples", words.examples().size(), MOST_EXAMPLES));
        return sizes;
    }

    private static Size size(String field, String text, int most) {
        return new Size(field, points(text), most);
    }

    /** What the line with the link takes from the body. */
    private static int beside(Answer.@Nullable Link link) {
        return link == null ? 0 : points(link.text()) + points(link.url()) + 4;
    }

    /** What is wrong with one text of a field. */
    List<Flaw> flaws(String field, String text, int longest) {
        List<Flaw> flaws = new ArrayList<>();
        text(field, text, longest, flaws);
        return flaws;
    }

    private void check(CityService service, List<Flaw> flaws) {
        line("title", service.title(), SERVICE_TITLE, flaws);
        if (service.shortTitle() != null) {
            line("short_title", service.shortTitle(), SHORT_TITLE, flaws);
        } else if (points(service.title()) > SHORT_TITLE) {
            flaws.add(Flaw.of("short_title", "needed"));
        }
        line("summary", service.summary(), SUMMARY, flaws);
    }

    private void check(Answer answer, List<Flaw> flaws) {
        line("title", answer.title(), LABEL, flaws);
        Answer.Link link = answer.link();
        if (link != null) {
            line("link.text", link.text(), LABEL, flaws);
            if (!writing.isAllowedLink(link.url())) {
                flaws.add(Flaw.of("link.url", "link"));
            }
        }
        text("body", answer.body(), BODY - beside(link), flaws);
        texts(SOURCES, answer.sources(), MOST_SOURCES, flaws);
        if (answer.sources().isEmpty()) {
            flaws.add(Flaw.of(SOURCES, "missing"));
        }
        if (answer.followUps().size() > MOST_FOLLOW_UPS) {
            flaws.add(Flaw.of("follow_ups", "too-many", MOST_FOLLOW_UPS));
        }
        if (!answer.followUps().stream()
                .allMatch(topic -> FOLLOW_UP.matcher(topic).matches())) {
            flaws.add(Flaw.of("follow_ups", "slug"));
        }
        dates(answer, flaws);
    }

    private void dates(Answer answer, List<Flaw> flaws) {
        LocalDate facts = answer.factsDate();
        LocalDate review = answer.reviewBy();
        if (facts == null) {
            flaws.add(Flaw.of("facts_date", "missing"));
        } else if (facts.isAfter(today().plusDays(1))) {
            flaws.add(Flaw.of("facts_date", "in-the-future"));
        }
        if (review == null) {
            flaws.add(Flaw.of("review_by", "missing"));
        } else if (facts != null && !review.isAfter(facts)) {
            flaws.add(Flaw.of("review_by", "before-facts"));
        }
    }

    LocalDate today() {
        return LocalDate.ofInstant(now(), CityTime.ZONE);
    }

    Instant now() {
        return clock.instant();
    }

    private void keywords(String field, List<Keyword> keywords, List<Flaw> flaws) {
        texts(field, keywords.stream().map(Keyword::text).toList(), MOST_KEYWORDS, flaws);
        if (!keywords.stream().allMatch(keyword -> keyword.weight() > 0 && keyword.weight() <= 5)) {
            flaws.add(Flaw.of(field, "weight"));
        }
    }

    private void texts(String field, List<String> texts, int most, List<Flaw> flaws) {
        if (texts.size() > most) {
            flaws.add(Flaw.of(field, "too-many", most));
            return;
        }
        int before = flaws.size();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < texts.size() && flaws.size() == before; i++) {
            line(field, texts.get(i), LINE, flaws);
            if (!seen.add(texts.get(i))) {
                flaws.add(Flaw.of(field, "twice", texts.get(i)));
            }
        }
        boolean words = field.equals(SOURCES)
                || texts.stream().allMatch(text -> !PlainText.of(text).words().isEmpty());
        if (!words && flaws.size() == before) {
            flaws.add(Flaw.of(field, "no-word"));
        }
    }

    private void line(String field, String text, int longest, List<Flaw> flaws) {
        if (text.indexOf('\n') >= 0) {
            flaws.add(Flaw.of(field, "one-line"));
        } else {
            text(field, text, longest, flaws);
        }
    }

    private void text(String field, String text, int longest, List<Flaw> flaws) {
        if (text.isBlank()) {
            flaws.add(Flaw.of(field, "missing"));
        } else if (points(text) > longest) {
            flaws.add(Flaw.of(field, "too-long", points(text), longest));
        } else if (!text.equals(text.strip())) {
            flaws.add(Flaw.of(field, "spaces"));
        } else if (HiddenCharacters.areIn(text)) {
            flaws.add(Flaw.of(field, "hidden"));
        } else if (PlainWriting.hasMarkup(text)) {
            flaws.add(Flaw.of(field, "markup"));
        } else if (!field.equals(SOURCES)) { // which residents do not see
            writing.forbiddenAddress(text).ifPresent(address -> flaws.add(Flaw.of(field, "address", address)));
        }
    }

    private static int points(String text) {
        return text.codePointCount(0, text.length());
    }
}
