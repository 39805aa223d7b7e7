package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.CityTime;
import ar.gob.buenosaires.vecino.core.PlainText;
import ar.gob.buenosaires.vecino.faq.UnansweredQuestion;
import ar.gob.buenosaires.vecino.faq.UnansweredQuestions;
import ar.gob.buenosaires.vecino.messaging.Content;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Button;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Buttons;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.tartarus.snowball.ext.SpanishStemmer;

/**
 * Keeps what was not understood, for editors. What was asked back counts too, until the resident taps one of the
 * buttons. Whatever might tell of illness, danger or violence is never kept, however unlikely.
 */
@Component
class Unanswered {

    /** What may tell of illness, danger or violence. */
    static final Set<String> GRAVE = Set.of("symptoms", Comprehension.EMERGENCY, "emergency-cancel", "linea-144");

    private static final int MOST_WORDS = 40; // longer ones are somebody's story

    private final UnansweredQuestions questions;
    private final Masks masks;
    private final MaskWords maskWords;
    private final ChatWords chat;
    private final Danger danger;
    private final Phrases phrases;

    Unanswered(
            UnansweredQuestions questions,
            Masks masks,
            MaskWords maskWords,
            ChatWords chat,
            Danger danger,
            Phrases phrases) {
        this.phrases = phrases;
        this.questions = questions;
        this.masks = masks;
        this.maskWords = maskWords;
        this.chat = chat;
        this.danger = danger;
    }

    /** Notes a question in the message's transaction; the same decision, with buttons that take the note back. */
    Decision note(Content content, Decision decision, Instant now) {
        if (content instanceof Content.Choice choice) {
            ReplyId.question(choice.id()).ifPresent(questions::takeBack);
            return decision;
        }
        String text = content.text().orElse("");
        boolean lost = !decision.isUnderstood() || decision.reason().equals(Decision.UNSURE);
        if (!lost || mayBeGrave(text, decision)) {
            return decision;
        }
        String masked = masks.mask(text);
        SortedSet<String> telling = telling(masked);
        if (telling.isEmpty() || masked.split(" ", -1).length > MOST_WORDS) {
            return decision;
        }
        long id = questions.count(new UnansweredQuestion(LocalDate.ofInstant(now, CityTime.ZONE), masked, telling));
        return decision.isUnderstood() ? asking(decision, id) : offering(decision, id);
    }

    private boolean mayBeGrave(String text, Decision decision) {
        PlainText plain = chat.read(text);
        RedFlags.Findings found = danger.look(plain).findings();
        return wasTakenForGrave(decision)
                || !found.signs().isEmpty()
                || !found.lowered().isEmpty()
                || plain.words().stream().anyMatch(maskWords::isNever)
                || PlainText.of(text).words().stream().anyMatch(maskWords::isNever);
    }

    private static boolean wasTakenForGrave(Decision decision) {
        Object others = decision.grounds().getOrDefault("alternatives", List.of());
        return GRAVE.contains(String.valueOf(decision.intent()))
                || (others instanceof Collection<?> intents && intents.stream().anyMatch(GRAVE::contains));
    }

    /** The button that asks to be told when there is an answer. */
    private Decision offering(Decision decision, long id) {
        if (!(decision.bubble() instanceof Buttons said) || said.buttons().size() > 2) {
            return decision;
        }
        List<Button> buttons = new ArrayList<>(said.buttons());
        buttons.add(new Button(ReplyId.notify(id), phrases.say("button.notify")));
        return with(new Buttons(said.body(), said.footer(), buttons), decision);
    }

    private static Decision with(Buttons bubble, Decision decision) {
        return new Decision(decision.reason(), decision.intent(), decision.service(), bubble, decision.grounds());
    }

    private static Decision asking(Decision decision, long id) {
        if (!(decision.bubble() instanceof Buttons asked)) {
            return decision;
        }
        List<Button> buttons = asked.buttons().stream()
                .map(button -> new Button(ReplyId.asked(id, button.id()), button.title()))
                .toList();
        return with(new Buttons(asked.body(), asked.footer(), buttons), decision);
    }

    /** What questions that count together have in common: stems as they sound, in any order. */
    private SortedSet<String> telling(String masked) {
        SpanishStemmer stemmer = new SpanishStemmer();
        SortedSet<String> telling = new TreeSet<>();
        for (String word : List.of(masked.split(" ", -1))) {
            boolean letters = word.codePoints().anyMatch(Character::isLetter) && !word.startsWith("#");
            if (letters
                    && word.length() > 1
                    && !chat.skip().contains(word)
                    && !chat.common().contains(word)) {
                stemmer.setCurrent(word);
                stemmer.stem();
                telling.add(Phonetics.key(stemmer.getCurrent()));
            }
        }
        return telling;
    }
}
