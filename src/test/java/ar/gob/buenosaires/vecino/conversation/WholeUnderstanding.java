package ar.gob.buenosaires.vecino.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.core.PlainText;
import ar.gob.buenosaires.vecino.faq.Catalogue;
import ar.gob.buenosaires.vecino.faq.CatalogueChanged;
import ar.gob.buenosaires.vecino.faq.ShippedContent;
import java.util.regex.Pattern;

/** The understanding as it ships, from words to intent and mask, and what holds for any text. */
final class WholeUnderstanding {

    private static final Pattern NUMBER = Pattern.compile("\\d{5,}");
    private static final int WORDS_IN_A_MASK = 800; // a mark for each character of the longest text, and room

    private final ChatWords words = new ChatWords();
    private final Danger danger;
    private final Lexicon lexicon;
    private final Learned learned = ShippedLessons.router().orElseThrow().learned();
    private final Masks masks = new Masks(new MaskWords(), words);

    WholeUnderstanding() {
        Catalogue catalogue = ShippedContent.catalogue();
        danger = new Danger(words, new RedFlags(words), new TraitReader(new Meanings()), new Lessons());
        lexicon = new Lexicon(catalogue, new Intents(), words);
        masks.follow(new CatalogueChanged(catalogue));
    }

    Glance look(String text) {
        return danger.look(words.read(text));
    }

    boolean isDanger(String text) {
        return !look(text).findings().signs().isEmpty();
    }

    Understanding route(Glance glance) {
        return new ByLearning(new Heard(lexicon, glance.text()), learned, lexicon, RouterSettings.MEASURED)
                .decide(glance.traits());
    }

    String mask(String text) {
        return masks.mask(text);
    }

    /** Fails where a text breaks something, or leads to what no text may lead to. */
    void check(String text) {
        Glance glance = look(text);
        assertThat(danger.likelihood(glance)).isBetween(0.0, 1.0001);
        assertThat(glance.text().words()).noneMatch(String::isEmpty);
        Understanding understood = route(glance);
        assertThat(understood.intent()).isNotBlank();
        assertThat(understood.score()).isBetween(0.0, 1.0001);
        if (glance.text().words().isEmpty()) {
            assertThat(glance.findings().signs()).isEmpty();
            assertThat(understood.intent()).isEqualTo(Understanding.NONE);
        }
    }

    void checkMask(String text) {
        String masked = mask(text);
        assertThat(NUMBER.matcher(masked).find()).as(masked).isFalse();
        assertThat(masked.split(" ", -1)).hasSizeLessThanOrEqualTo(WORDS_IN_A_MASK);
        assertThat(masked).doesNotContain("@");
        assertThat(PlainText.of(masked).words()).isNotNull();
    }
}
