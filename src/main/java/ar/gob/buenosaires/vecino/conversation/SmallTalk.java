package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.messaging.Content;
import ar.gob.buenosaires.vecino.messaging.Limits;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Buttons;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Link;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Menu;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Text;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is said to messages that hold no words, and what gets no reply. */
@Component
class SmallTalk {

    private final Phrases phrases;
    private final OutgoingMessage apology;

    SmallTalk(Phrases phrases) {
        this.phrases = phrases;
        apology = new Text(phrases.say("say.apology"));
    }

    OutgoingMessage apology() {
        return apology;
    }

    /** Why the content asks for no reply; empty when it does. */
    static Optional<String> noReply(Content content) {
        return switch (content) {
            case Content.Reaction reaction -> Optional.of("reaction");
            case Content.SystemNotice notice -> Optional.of("system");
            case Content.GroupMessage group -> Optional.of("group");
            case Content.Notice notice -> Optional.of("notice");
            case Content.Text t -> Optional.empty();
            case Content.Choice c -> Optional.empty();
            case Content.Location l -> Optional.empty();
            case Content.VoiceNote v -> Optional.empty();
            case Content.Media m -> Optional.empty();
            case Content.ContactCards c -> Optional.empty();
            case Content.FormReply f -> Optional.empty();
            case Content.Order o -> Optional.empty();
            case Content.Unsupported u -> Optional.empty();
        };
    }

    /** One polite line for what is neither text nor a tapped button; empty for those. */
    Optional<Decision> about(Content content) {
        return switch (content) {
            case Content.VoiceNote voice -> Optional.of(line("voice"));
            case Content.Location location -> Optional.of(line("location"));
            case Content.ContactCards cards -> Optional.of(line("contacts"));
            case Content.Media media ->
                media.text().filter(t -> !t.isBlank()).isPresent() ? Optional.empty() : Optional.of(line("media"));
            case Content.Order order -> Optional.of(line("other"));
            case Content.FormReply form -> Optional.of(line("other"));
            case Content.Unsupported unsupported -> Optional.of(line("other"));
            case Content.Text text -> Optional.empty();
            case Content.Choice choice -> Optional.empty();
            case Content.Reaction reaction -> Optional.empty();
            case Content.SystemNotice notice -> Optional.empty();
            case Content.GroupMessage group -> Optional.empty();
            case Content.Notice notice -> Optional.empty();
        };
    }

    /** The same reply with an apology for the delay in front, where it still fits. */
    Decision late(Decision decision) {
        return begin(phrases.say("say.late") + "\n\n", decision);
    }

    /** The answer that a resident asked to be told of. */
    Decision news(Decision decision) {
        return begin(phrases.say("say.news") + "\n\n", decision);
    }

    private static Decision begin(String first, Decision decision) {
        OutgoingMessage bubble = switch (decision.bubble()) {
            case Text t when Fit.fits(Limits.TEXT, first + t.body()) -> new Text(first + t.body());
            case Buttons b
            when Fit.fits(Limits.BODY, first + b.body()) -> new Buttons(first + b.body(), b.footer(), b.buttons());
            case Menu m
            when Fit.fits(Limits.TEXT, first + m.body()) ->
                new Menu(first + m.body(), m.footer(), m.button(), m.sections());
            case Link l
            when Fit.fits(Limits.BODY, first + l.body()) -> new Link(first + l.body(), l.footer(), l.button(), l.url());
            case OutgoingMessage other -> other;
        };
        return new Decision(decision.reason(), decision.intent(), decision.service(), bubble, decision.grounds());
    }

    Decision line(String kind) {
        return Decision.of(kind, null, new Text(phrases.say("say." + kind)));
    }
}
