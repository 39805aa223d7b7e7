package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.faq.Catalogue;
import ar.gob.buenosaires.vecino.faq.CatalogueChanged;
import ar.gob.buenosaires.vecino.faq.PublishedContent;
import ar.gob.buenosaires.vecino.faq.PublishedContents;
import ar.gob.buenosaires.vecino.faq.ShippedContent;
import ar.gob.buenosaires.vecino.faq.UnansweredQuestions;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Button;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Buttons;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Menu;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Row;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

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
    final AskedWords askedWords = new AskedWords();
    final Answering answering;
    final MaskWords maskWords = new MaskWords();
    final Masks masks = new Masks(maskWords, words);
    final Comprehension comprehension;

    /** The log of what was not understood, in a database. */
    Unanswered unanswered(JdbcClient jdbc) {
        return new Unanswered(new UnansweredQuestions(jdbc), masks, maskWords, words, danger, phrases);
    }

    ConversationFixture() {
        this(ShippedContent.catalogue());
    }

    ConversationFixture(Catalogue catalogue) {
        this(catalogue, Clock.systemUTC(), PublishedContents::of);
    }

    ConversationFixture(Clock clock) {
        this(ShippedContent.catalogue(), clock, PublishedContents::of);
    }

    /** @param content what of the catalogue is published */
    ConversationFixture(Catalogue catalogue, Clock clock, Function<Catalogue, PublishedContent> content) {
        this.catalogue = catalogue;
        Holidays holidays = new Holidays(clock, new SimpleMeterRegistry());
        AnswerBubbles bubbles =
                new AnswerBubbles(phrases, new Placeholders(phrases, askedWords, holidays, clock), clock);
        answering = new Answering(content.apply(catalogue), bubbles, new MainMenu(phrases), phrases, askedWords);
        Replies replies = new Replies(answering, new SecondAsk(router, danger, askedWords));
        comprehension = new Comprehension(words, danger, new DangerBubbles(phrases, words), router, replies);
        router.follow(new CatalogueChanged(catalogue));
        masks.follow(new CatalogueChanged(catalogue));
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
        return router.route(look(text), TalkedAbout.of(lastService));
    }

    /** Where its buttons or rows lead. */
    static List<String> ids(OutgoingMessage bubble) {
        return switch (bubble) {
            case Buttons b -> b.buttons().stream().map(Button::id).toList();
            case Menu m ->
                m.sections().stream()
                        .flatMap(s -> s.rows().stream())
                        .map(Row::id)
                        .toList();
            case OutgoingMessage other -> List.of();
        };
    }
}
