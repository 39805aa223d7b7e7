package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.PlainText;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The first bubble after a sign of danger: whom to call. Built at start, so that none can fail later. */
@Component
class DangerBubbles {

    private final Map<String, OutgoingMessage> bubbles = new HashMap<>();
    private final Map<String, OutgoingMessage> alerting = new HashMap<>();
    private final Set<String> ownWords;

    DangerBubbles(Phrases phrases, ChatWords words) {
        for (HelpLine line : HelpLine.values()) {
            String spanish = phrases.say("say.danger." + line.key());
            bubbles.put(line.key() + ".es", new OutgoingMessage.Text(spanish));
            for (String language : new String[] {"en", "pt"}) {
                String own = phrases.say("say.danger." + line.key() + "." + language);
                bubbles.put(line.key() + "." + language, new OutgoingMessage.Text(own + "\n\n" + spanish));
            }
        }
        String spanish = phrases.say("say.alerting");
        Map<String, String> said = Map.of(
                "es", spanish,
                "en", phrases.say("say.alerting.en") + "\n" + spanish,
                "pt", phrases.say("say.alerting.pt") + "\n" + spanish);
        bubbles.forEach((key, bubble) -> said.forEach((language, words107) ->
                alerting.put(language + bubble.body(), new OutgoingMessage.Text(bubble.body() + "\n\n" + words107))));
        ownWords = Stream.concat(
                        Stream.concat(bubbles.values().stream(), alerting.values().stream())
                                .map(OutgoingMessage::body),
                        phrases.sayings().stream())
                .map(said107 -> words.read(said107).toString())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a text is something that we say, sent back by another program. */
    boolean isOurs(PlainText text) {
        return ownWords.contains(text.toString());
    }

    /** The same bubble where a ticket is opened with it: only then SAME is being told. */
    OutgoingMessage alerting(OutgoingMessage bubble, String language) {
        OutgoingMessage own = alerting.get(language + bubble.body());
        OutgoingMessage spanish = alerting.get("es" + bubble.body());
        return own != null ? own : spanish != null ? spanish : bubble;
    }

    /** The bubble of a line; in {@code en} and {@code pt} it says so in that language and in Spanish. */
    OutgoingMessage bubble(HelpLine line, String language) {
        OutgoingMessage own = bubbles.get(line.key() + "." + language);
        return own == null ? bubble(line, "es") : own;
    }
}
