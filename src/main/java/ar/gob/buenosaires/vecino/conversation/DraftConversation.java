package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.faq.Catalogue;
import ar.gob.buenosaires.vecino.faq.ContentPreview;
import ar.gob.buenosaires.vecino.messaging.Content;
import ar.gob.buenosaires.vecino.messaging.MessageFormat;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The conversation over content that is not live: the very parts that answer residents, on other texts and words. */
@Component
class DraftConversation implements ContentPreview {

    private final Comprehension live;
    private final CityRouter router;
    private final Replies replies;
    private final Drawing drawing;

    DraftConversation(Comprehension live, CityRouter router, Replies replies, Drawing drawing) {
        this.live = live;
        this.router = router;
        this.replies = replies;
        this.drawing = drawing;
    }

    /** What bubbles are made by. */
    @Component
    record Drawing(AnswerBubbles answers, MainMenu menu, MessageFormat format) {}

    @Override
    public Said say(String text, @Nullable String lastService, Catalogue content) {
        Comprehension over = over(content);
        Content message = new Content.Text(text);
        Optional<Glance> glance = over.look(message);
        TalkedAbout last = TalkedAbout.of(lastService);
        Understanding understood = over.understand(glance.orElseThrow(), last);
        Decision decision = over.danger(glance).orElseGet(() -> over.decide(message, glance, last));
        return new Said(
                decision.intent(),
                understood.topic(),
                understood.certainty().name(),
                understood.score(),
                understood.reasons(),
                last(decision),
                bubbles(decision));
    }

    @Override
    public Said tap(String button, Catalogue content) {
        Decision decision = over(content).decide(new Content.Choice(button, ""), Optional.empty(), null);
        String certainty = Understanding.Certainty.SURE.name();
        return new Said(decision.intent(), null, certainty, 1, List.of(), last(decision), bubbles(decision));
    }

    private static @Nullable String last(Decision decision) {
        TalkedAbout answered = decision.answered();
        return answered == null ? null : answered.toString();
    }

    private Comprehension over(Catalogue content) {
        Router tried = router.over(content);
        return live.over(tried, replies.over(tried, content));
    }

    private List<JsonNode> bubbles(Decision decision) {
        return List.of(drawing.format.write(decision.bubble()));
    }

    @Override
    public Optional<JsonNode> answer(String slug, @Nullable String topic, Catalogue content) {
        return content.service(slug)
                .flatMap(service -> service.answer(topic)
                        .flatMap(answer ->
                                drawn(() -> drawing.answers.bubble(service, answer, content, Asked.NOTHING))));
    }

    @Override
    public Optional<JsonNode> menu(String slug, Catalogue content) {
        return drawn(() -> drawing.menu.pageWith(slug, content).orElseThrow(IllegalArgumentException::new));
    }

    /** A text that somebody is still writing may be none that can be sent. */
    private Optional<JsonNode> drawn(Supplier<OutgoingMessage> bubble) {
        try {
            return Optional.of(drawing.format.write(bubble.get()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
