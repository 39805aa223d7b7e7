package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.Understanding.Certainty;
import ar.gob.buenosaires.vecino.core.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Finds two asks in one message: each sentence, or part of one, is routed by itself. */
@Component
class SecondAsk {

    /** What is answered, and what else was asked. */
    record Asks(Understanding main, Optional<Understanding> other) {}

    private static final int MOST_CLAUSES = 4;
    // a part of one ask ("y cómo lo pago") is of some service or other too; docs/understanding.md has the figures
    private static final double OFFERED = 0.95;

    private final Router router;
    private final Danger danger;
    private final AskedWords words;

    SecondAsk(Router router, Danger danger, AskedWords words) {
        this.router = router;
        this.danger = danger;
        this.words = words;
    }

    /** The same by another router. */
    SecondAsk over(Router other) {
        return new SecondAsk(other, danger, words);
    }

    /**
     * The asks of a message.
     *
     * @param whole what the message was taken for as a whole
     * @param text its words
     * @param service whether an intent is a service; other intents are no second ask
     */
    Asks of(Understanding whole, PlainText text, Predicate<String> service) {
        List<PlainText> clauses = clauses(text);
        if (clauses.size() < 2 || !service.test(whole.intent())) {
            return new Asks(whole, Optional.empty());
        }
        List<Understanding> sure = clauses.stream()
                .limit(MOST_CLAUSES)
                .map(clause -> router.route(danger.look(clause), null))
                .filter(one -> one.certainty() == Certainty.SURE && service.test(one.intent()))
                .toList();
        boolean supported = sure.stream().anyMatch(one -> one.intent().equals(whole.intent()));
        if (sure.isEmpty() || (whole.certainty() == Certainty.SURE && !supported)) {
            return new Asks(whole, Optional.empty());
        }
        Understanding main = whole.certainty() == Certainty.SURE ? whole : sure.getFirst();
        Optional<Understanding> other = sure.stream()
                .filter(one -> one.score() >= OFFERED && !one.intent().equals(main.intent()))
                .findFirst();
        return other.isPresent() ? new Asks(main, other) : new Asks(whole, Optional.empty());
    }

    private List<PlainText> clauses(PlainText text) {
        List<String> all = text.words();
        List<PlainText> clauses = new ArrayList<>();
        int from = 0;
        int i = 0;
        while (i < all.size() && clauses.size() < MOST_CLAUSES) {
            int joint = words.joint(all, i);
            boolean newSentence = i > from && text.sentence(i) != text.sentence(i - 1);
            if (joint > 0 || newSentence) {
                add(clauses, all.subList(from, i));
                from = i + joint;
            }
            i += Math.max(joint, 1);
        }
        add(clauses, all.subList(Math.min(from, all.size()), all.size()));
        return clauses;
    }

    private static void add(List<PlainText> clauses, List<String> words) {
        if (!words.isEmpty()) {
            clauses.add(PlainText.of(String.join(" ", words)));
        }
    }
}
