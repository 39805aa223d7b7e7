package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.Understanding.Certainty;
import ar.gob.buenosaires.vecino.faq.Catalogue;
import ar.gob.buenosaires.vecino.faq.CatalogueChanged;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Routes by what was learned from labelled messages and by the rows of the content. What was learned from the content
 * that ships is there from the start; changed rows count at once, and what is learned from them follows seconds later.
 */
@Component
class CityRouter implements Router {

    private final Intents intents;
    private final ChatWords chat;
    private final RouterSettings settings;
    private final Lessons lessons;
    private final IntentLessons course;
    private final Optional<ShippedLessons.Router> shipped = ShippedLessons.router();
    private volatile Lexicon lexicon;
    private volatile @Nullable Learned learned;
    private volatile String rows = ""; // fingerprint of those that were learned from

    CityRouter(Intents intents, ChatWords chat, RouterSettings settings, Lessons lessons, IntentLessons course) {
        this.intents = intents;
        this.chat = chat;
        this.settings = settings;
        this.lessons = lessons;
        this.course = course;
        lexicon = new Lexicon(new Catalogue(0, List.of()), intents, chat);
        learned = shipped.map(ShippedLessons.Router::learned).orElse(null);
    }

    /** Builds the new index beside the old one, so that no message waits, and learns from it in the background. */
    @EventListener
    void follow(CatalogueChanged changed) {
        Lexicon latest = new Lexicon(changed.catalogue(), intents, chat);
        lexicon = latest;
        lessons.later(() -> {
            String latestRows = ShippedLessons.fingerprint(changed.catalogue(), settings);
            if (lexicon == latest && !rows.equals(latestRows)) { // or newer rows wait behind, or only texts changed
                learned = shipped.filter(once -> once.rows().equals(latestRows))
                        .map(ShippedLessons.Router::learned)
                        .orElseGet(() -> course.learn(LabelledMessages.read(), changed.catalogue(), latest));
                rows = latestRows;
            }
        });
    }

    @Override
    public Understanding route(Glance glance, @Nullable TalkedAbout last) {
        return route(glance, last, lexicon);
    }

    /** Routes as if this were the content, by what has been learned so far. */
    Router over(Catalogue content) {
        Lexicon tried = new Lexicon(content, intents, chat);
        return (glance, last) -> route(glance, last, tried);
    }

    private Understanding route(Glance glance, @Nullable TalkedAbout last, Lexicon words) {
        Heard heard = new Heard(words, glance.text());
        Learned known = learned;
        ByRows byRows = new ByRows(heard, intents, settings);
        Understanding understood =
                known == null ? byRows.decide() : new ByLearning(heard, known, words, settings).decide(glance.traits());
        return byRows.followUp(understood, last)
                .or(() -> byRows.rather(understood, last))
                .orElse(understood);
    }

    /** A score this low is no understanding. */
    static Certainty certainty(double best, double second, RouterSettings settings) {
        if (best >= settings.sure() && best - second >= settings.margin()) {
            return Certainty.SURE;
        }
        return best >= settings.unsure() ? Certainty.UNSURE : Certainty.UNKNOWN;
    }
}
