package ar.gob.buenosaires.vecino.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** What is remembered of words must not change what a message is taken for. */
class SpellingTests {

    private static final ChatWords WORDS = new ChatWords();
    private static final int MANY = 20_000; // with more words than are remembered at once
    private static final int SOME = 500;

    @Test
    void whatIsRememberedOfOtherMessagesChangesNothing() throws IOException {
        List<String> texts =
                LabelledMessages.read().stream().map(LabelledMessage::text).toList();
        TraitReader experienced = new TraitReader(new Meanings());
        TraitReader fresh = new TraitReader(new Meanings());
        Learned seasoned = learned();
        Learned young = learned();
        texts.subList(SOME, MANY).forEach(text -> likely(text, experienced, seasoned));

        for (String text : texts.subList(0, SOME).reversed()) {
            assertThat(likely(text, experienced, seasoned)).as(text).isEqualTo(likely(text, fresh, young));
        }
    }

    @Test
    void aPieceOfTwoWordsCountsTwice() {
        WordTraits words = new TraitReader(new Meanings())
                .read(WORDS.read("vacuna vacunas"))
                .words();

        assertThat(words.unlikeWords()).isEqualTo(2);
        assertThat(words.pieces(1)).contains(words.pieces(0)[0]).doesNotHaveDuplicates();
    }

    private static float[] likely(String text, TraitReader reader, Learned learned) {
        return learned.probabilities(learned.see(reader.read(WORDS.read(text))), 1);
    }

    private static Learned learned() throws IOException {
        ClassPathResource file = new ClassPathResource(ShippedLessons.FOLDER + ShippedLessons.DANGER);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(file.getInputStream()))) {
            return Learned.read(in);
        }
    }
}
