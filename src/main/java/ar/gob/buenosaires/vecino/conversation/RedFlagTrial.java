package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.RedFlagChange.Deed;
import ar.gob.buenosaires.vecino.faq.Evidence;
import ar.gob.buenosaires.vecino.faq.PublishedContent;
import ar.gob.buenosaires.vecino.faq.UnansweredQuestions;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tries a change of phrases on all labelled messages, on live examples and on what residents asked in vain. */
@Component
class RedFlagTrial {

    private final ChatWords words;
    private final Danger danger;
    private final RedFlags redFlags;
    private final UnansweredQuestions questions;
    private final PublishedContent content;
    private final ReentrantLock turn = new ReentrantLock(); // one at a time: it takes a processor for a second or two

    RedFlagTrial(
            ChatWords words,
            Danger danger,
            RedFlags redFlags,
            UnansweredQuestions questions,
            PublishedContent content) {
        this.words = words;
        this.danger = danger;
        this.redFlags = redFlags;
        this.questions = questions;
        this.content = content;
    }

    /**
     * What a change would do: texts that would be taken for danger and are not today, or the other way round where
     * phrases are taken back.
     *
     * @param tried how many texts
     * @param emergencies of those, what people labelled as one
     * @param others what they labelled otherwise, or wrote as an example of an answer
     * @param unanswered what was asked in vain
     */
    record Effect(Deed deed, int tried, Found emergencies, Found others, Found unanswered) {

        /** Whether something that is right today would be wrong, as far as labels tell. */
        public boolean harms() {
            return (deed == Deed.ADD ? others : emergencies).count() > 0;
        }
    }

    /** How many, and some of them. */
    record Found(int count, List<Text> first) {

        private static final int SHOWN = 20;

        static Found of(List<Text> all) {
            return new Found(all.size(), all.stream().limit(SHOWN).toList());
        }
    }

    /** @param label that a person gave, or the service that it is an example of; null for what was asked in vain */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Text(String text, @Nullable String label) {

        boolean isEmergency() {
            return Comprehension.EMERGENCY.equals(label);
        }
    }

    /** What would change if these phrases were added in place of those before. */
    Effect of(Deed deed, List<RedFlags.Phrase> changed, List<RedFlags.Phrase> before, List<RedFlags.Phrase> after) {
        turn.lock();
        try {
            RedFlags probe = redFlags.adding(changed);
            Danger today = danger.by(redFlags.adding(before));
            Danger then = danger.by(redFlags.adding(after));
            List<Text> texts = texts();
            List<Text> found = texts.stream()
                    .filter(text -> probe.findsAdded(words.read(text.text())))
                    .filter(text -> isTaken(today, text) != isTaken(then, text))
                    .toList();
            List<Text> asked =
                    found.stream().filter(text -> text.label() == null).toList();
            List<Text> emergencies = found.stream().filter(Text::isEmergency).toList();
            List<Text> others = new ArrayList<>(found);
            others.removeAll(asked);
            others.removeAll(emergencies);
            return new Effect(deed, texts.size(), Found.of(emergencies), Found.of(others), Found.of(asked));
        } finally {
            turn.unlock();
        }
    }

    private List<Text> texts() {
        Stream<Text> labelled =
                LabelledMessages.read().stream().map(message -> new Text(message.text(), message.label()));
        Stream<Text> examples = content.current().services().stream()
                .flatMap(service -> service.evidence().stream()
                        .filter(each -> each.kind() == Evidence.Kind.EXAMPLE)
                        .map(each -> new Text(each.text(), service.slug())));
        Stream<Text> asked = questions.recent().stream().map(text -> new Text(text, null));
        return Stream.of(labelled, examples, asked)
                .flatMap(Function.identity())
                .distinct()
                .toList();
    }

    private boolean isTaken(Danger by, Text text) {
        return !by.look(words.read(text.text())).findings().signs().isEmpty();
    }
}
