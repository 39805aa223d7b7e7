package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.faq.Catalogue;
import ar.gob.buenosaires.vecino.faq.CatalogueChanged;
import ar.gob.buenosaires.vecino.faq.PublishedContent;
import ar.gob.buenosaires.vecino.faq.PublishedContents;
import ar.gob.buenosaires.vecino.faq.ShippedContent;
import ar.gob.buenosaires.vecino.faq.UnansweredQuestions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts of a conversation over the shipped content, without a database. */
final class ConversationFixture {

    final Catalogue catalogue = ShippedContent.catalogue();
    final Phrases phrases = new Phrases();
    final ChatWords words = new ChatWords();
    final RedFlags redFlags = new RedFlags(words);
    final Intents intents = new Intents();
    final KeywordRouter router = new KeywordRouter(intents, words, new RouterSettings(0.55, 0.33, 0.06));
    final AskedWords askedWords = new AskedWords();
    final Answering answering;
    final MaskWords maskWords = new MaskWords();
    final Masks masks = new Masks(maskWords, words);
    final Comprehension comprehension;

    /** The log of what was not understood, in a database. */
    Unanswered unanswered(JdbcClient jdbc) {
        return new Unanswered(new UnansweredQuestions(jdbc), masks, maskWords, words, redFlags);
    }

    ConversationFixture() {
        this(Clock.systemUTC());
    }

    ConversationFixture(Clock clock) {
        this(clock, PublishedContents::of);
    }

    /** @param content what of the catalogue is published */
    ConversationFixture(Clock clock, Function<Catalogue, PublishedContent> content) {
        Holidays holidays = new Holidays(clock, new SimpleMeterRegistry());
        AnswerBubbles bubbles = new AnswerBubbles(phrases, new Placeholders(phrases, askedWords, holidays, clock));
        answering = new Answering(content.apply(catalogue), bubbles, new MainMenu(phrases), phrases, askedWords);
        Replies replies = new Replies(answering, new SecondAsk(router, askedWords));
        comprehension = new Comprehension(words, redFlags, new DangerBubbles(phrases, words), router, replies);
        router.follow(new CatalogueChanged(catalogue));
        masks.follow(new CatalogueChanged(catalogue));
    }
}
