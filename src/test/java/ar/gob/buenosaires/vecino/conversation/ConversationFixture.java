package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.faq.Catalogue;
import ar.gob.buenosaires.vecino.faq.CatalogueChanged;
import ar.gob.buenosaires.vecino.faq.PublishedContents;
import ar.gob.buenosaires.vecino.faq.ShippedContent;
import ar.gob.buenosaires.vecino.faq.UnansweredQuestions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts of a conversation over the shipped content, without a database. */
final class ConversationFixture {

    final Catalogue catalogue = ShippedContent.catalogue();
    final Phrases phrases = new Phrases();
    final ChatWords words = new ChatWords();
    final RedFlags redFlags = new RedFlags(words);
    final Intents intents = new Intents();
    final KeywordRouter router = new KeywordRouter(intents, words, new RouterSettings(0.55, 0.33, 0.06));
    final Answering answering =
            new Answering(PublishedContents.of(catalogue), new AnswerBubbles(phrases), new MainMenu(phrases), phrases);
    final MaskWords maskWords = new MaskWords();
    final Masks masks = new Masks(maskWords, words);
    final Comprehension comprehension =
            new Comprehension(words, redFlags, new DangerBubbles(phrases, words), router, answering);

    /** The log of what was not understood, in a database. */
    Unanswered unanswered(JdbcClient jdbc) {
        return new Unanswered(new UnansweredQuestions(jdbc), masks, maskWords, words, redFlags);
    }

    ConversationFixture() {
        router.follow(new CatalogueChanged(catalogue));
        masks.follow(new CatalogueChanged(catalogue));
    }
}
