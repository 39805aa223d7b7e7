package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.RedFlags.Findings;
import ar.gob.buenosaires.vecino.core.PlainText;
import ar.gob.buenosaires.vecino.messaging.Content;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** From what a resident sent to what is said about it; remembers nothing. */
@Component
class Comprehension {

    private static final Logger log = LoggerFactory.getLogger(Comprehension.class);
    static final String EMERGENCY = "emergency";

    private final ChatWords words;
    private final RedFlags redFlags;
    private final DangerBubbles bubbles;
    private final Router router;
    private final Replies replies;

    Comprehension(ChatWords words, RedFlags redFlags, DangerBubbles bubbles, Router router, Replies replies) {
        this.words = words;
        this.redFlags = redFlags;
        this.bubbles = bubbles;
        this.router = router;
        this.replies = replies;
    }

    /** The bubble that names the line to call, when there is a sign of danger. Never throws, needs no database. */
    Optional<Decision> danger(Content content) {
        try {
            return content.text().flatMap(text -> danger(words.read(text)));
        } catch (RuntimeException e) {
            log.error("a message could not be searched for danger", e);
            return Optional.empty();
        }
    }

    /** What is said to a text or a tapped button without a sign of danger. */
    Decision decide(Content content, @Nullable String lastService) {
        if (content instanceof Content.Choice choice) {
            return replies.to(ReplyId.read(choice.id()));
        }
        PlainText text = words.read(content.text().orElse(""));
        List<String> lowered = redFlags.find(text).lowered();
        Decision decision = replies.to(router.route(text, lastService), text, lastService);
        return lowered.isEmpty() ? decision : decision.because(Map.of("lowered_flags", lowered));
    }

    /** What a text is taken for, signs of danger included; for editors. */
    Understanding understand(String text) {
        PlainText plain = words.read(text);
        Findings found = redFlags.find(plain);
        Understanding understood = router.route(plain, null);
        if (found.signs().isEmpty()) {
            return understood;
        }
        return new Understanding(
                EMERGENCY,
                null,
                null,
                Understanding.Certainty.SURE,
                1,
                List.of(),
                found.signs().stream()
                        .map(flag -> "red flag " + flag.id() + " " + flag.name())
                        .toList());
    }

    private Optional<Decision> danger(PlainText text) {
        if (bubbles.isOurs(text)) {
            return Optional.empty();
        }
        Findings found = redFlags.find(text);
        return found.gravest().map(flag -> {
            Map<String, Object> grounds = new LinkedHashMap<>();
            grounds.put("red_flags", found.signs().stream().map(RedFlag::id).toList());
            grounds.put("flags", found.signs().stream().map(RedFlag::name).toList());
            grounds.put("language", found.language());
            grounds.put("level", flag.level().name());
            grounds.put("line", flag.line().key());
            grounds.put("red_flag_data", redFlags.version());
            return new Decision("red-flag", EMERGENCY, null, bubbles.bubble(flag.line(), found.language()), grounds);
        });
    }
}
