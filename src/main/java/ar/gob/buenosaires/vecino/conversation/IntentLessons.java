package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.PlainText;
import ar.gob.buenosaires.vecino.faq.Catalogue;
import ar.gob.buenosaires.vecino.faq.Evidence;
import ar.gob.buenosaires.vecino.faq.PublishedService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the router learns from: labelled messages, and the rows of the content. */
@Component
class IntentLessons {

    private static final Logger log = LoggerFactory.getLogger(IntentLessons.class);
    private static final double TELLING_WEIGHT = 4; // weaker keywords belong to more than one label

    private final Intents intents;
    private final ChatWords words;
    private final Danger danger;
    private final RouterSettings settings;

    IntentLessons(Intents intents, ChatWords words, Danger danger, RouterSettings settings) {
        this.intents = intents;
        this.words = words;
        this.danger = danger;
        this.settings = settings;
    }

    Learned learn(List<LabelledMessage> messages, Catalogue catalogue, Lexicon lexicon) {
        long start = System.nanoTime();
        LessonBook lessons = new LessonBook();
        for (LabelledMessage message : messages) {
            Lessons.goOn();
            PlainText text = words.read(message.text());
            Heard heard = new Heard(lexicon, text);
            lessons.addMessage(withSupport(danger.traits(text), heard, settings.support()), message.label());
        }
        for (PublishedService service : catalogue.services()) {
            for (Evidence row : service.evidence()) {
                add(service.slug(), row.topic(), row.kind(), row.weight(), row.text(), lessons);
            }
        }
        for (Clue clue : intents.clues()) {
            add(clue.label().intent(), clue.topic(), clue.kind(), clue.weight(), clue.text(), lessons);
        }
        Learned learned = lessons.learn(Lessons.COURSE);
        log.info("router learned from {} lessons in {} ms", lessons.size(), (System.nanoTime() - start) / 1_000_000);
        return learned;
    }

    /** The same traits with what the rows say, as far as it is trusted. */
    static Traits withSupport(Traits words, Heard heard, double trust) {
        Map<String, Float> signs = new LinkedHashMap<>();
        heard.support().forEach((label, value) -> signs.put("k:" + label, (float) (value * trust)));
        return words.with(signs);
    }

    private void add(
            String label, @Nullable String topic, Evidence.Kind kind, double weight, String text, LessonBook lessons) {
        boolean telling = kind == Evidence.Kind.EXAMPLE
                || (kind == Evidence.Kind.KEYWORD && topic == null && weight >= TELLING_WEIGHT);
        if (telling) {
            lessons.add(danger.traits(words.read(text)), label);
        }
    }
}
