package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.faq.Catalogue;
import ar.gob.buenosaires.vecino.faq.NoticePreview;
import ar.gob.buenosaires.vecino.messaging.MessageFormat;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Shows editors the bubbles that other content would lead to. */
@Component
class BubblePreview implements NoticePreview {

    private final AnswerBubbles bubbles;
    private final MessageFormat format;

    BubblePreview(AnswerBubbles bubbles, MessageFormat format) {
        this.bubbles = bubbles;
        this.format = format;
    }

    @Override
    public Optional<JsonNode> bubble(String slug, Catalogue content) {
        return content.service(slug)
                .flatMap(service -> service.answer(null)
                        .map(answer -> format.write(bubbles.bubble(service, answer, content, Asked.NOTHING))));
    }
}
