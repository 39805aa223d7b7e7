package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.faq.Catalogue;
import ar.gob.buenosaires.vecino.faq.CatalogueChanged;
import ar.gob.buenosaires.vecino.faq.PublishedContents;
import ar.gob.buenosaires.vecino.faq.ShippedContent;
import org.jspecify.annotations.Nullable;

/** The parts of a conversation over the shipped content, without a database; they learn once for all tests. */
final class ConversationFixture {

    final Catalogue catalogue;
    final Phrases phrases = new Phrases();
    final ChatWords words = new ChatWords();
    final Intents intents = new Intents();
    final Lessons lessons = new Lessons(new AtOnce());
    final Danger danger = new Danger(words, new RedFlags(words), new TraitReader(new Meanings()), lessons);
    final CityRouter router = new CityRouter(
            intents,
            words,
            RouterSettings.MEASURED,
            lessons,
            new IntentLessons(intents, words, danger, RouterSettings.MEASURED));
    final Answering answering;
    final Comprehension comprehension;

    ConversationFixture() {
        this(ShippedContent.catalogue());
    }

    ConversationFixture(Catalogue catalogue) {
        this.catalogue = catalogue;
        answering = new Answering(
                PublishedContents.of(catalogue), new AnswerBubbles(phrases), new MainMenu(phrases), phrases);
        comprehension = new Comprehension(words, danger, new DangerBubbles(phrases, words), router, answering);
        router.follow(new CatalogueChanged(catalogue));
    }

    private static final class Once {
        static final ConversationFixture PARTS = new ConversationFixture();
    }

    static ConversationFixture shared() {
        return Once.PARTS;
    }

    Glance look(String text) {
        return danger.look(words.read(text));
    }

    Understanding route(String text, @Nullable String lastService) {
        return router.route(look(text), lastService);
    }
}
