package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.SecondAsk.Asks;
import ar.gob.buenosaires.vecino.core.PlainText;
import ar.gob.buenosaires.vecino.faq.Catalogue;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is said to words: the main ask is answered with all that the words tell, a second one is offered with it. */
@Component
class Replies {

    private final Answering answering;
    private final SecondAsk secondAsk;

    Replies(Answering answering, SecondAsk secondAsk) {
        this.answering = answering;
        this.secondAsk = secondAsk;
    }

    /** Replies as they would be if this were the content. */
    Replies over(Router router, Catalogue content) {
        return new Replies(answering.over(content), secondAsk.over(router));
    }

    /** What is said to a tapped button. */
    Decision to(ReplyId choice) {
        return answering.to(choice);
    }

    Decision to(Understanding whole, Glance glance, @Nullable TalkedAbout last) {
        PlainText text = glance.text();
        Asked asked = new Asked(text.toString(), last, null);
        Asks asks = secondAsk.of(whole, text, answering::isService);
        return asks.other()
                .map(other -> answering
                        .to(asks.main(), asked.and(answering.also(other).orElse(null)))
                        .because(Map.of("also", other.intent())))
                .orElseGet(() -> answering.to(whole, asked));
    }
}
