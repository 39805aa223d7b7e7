package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.RedFlags.Findings;
import ar.gob.buenosaires.vecino.messaging.Content;
import java.util.ArrayList;
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
    private final Danger danger;
    private final DangerBubbles bubbles;
    private final Router router;
    private final Replies replies;

    Comprehension(ChatWords words, Danger danger, DangerBubbles bubbles, Router router, Replies replies) {
        this.words = words;
        this.danger = danger;
        this.bubbles = bubbles;
        this.router = router;
        this.replies = replies;
    }

    /** Understands by another router, and answers from other content. */
    Comprehension over(Router otherRouter, Replies otherReplies) {
        return new Comprehension(words, danger, bubbles, otherRouter, otherReplies);
    }

    /** A first look at a message, or empty where it holds no text. Never throws, needs no database. */
    Optional<Glance> look(Content content) {
        try {
            return content.text().map(text -> danger.look(words.read(text)));
        } catch (RuntimeException e) {
            log.error("a message could not be searched for danger", e);
            return Optional.empty();
        }
    }

    /** The bubble that names the line to call, when there is a sign of danger. Needs no database. */
    Optional<Decision> danger(Optional<Glance> glance) {
        return glance.filter(seen -> !bubbles.isOurs(seen.text())).flatMap(this::alarm);
    }

    /** The same, where only what was talked about before tells whose line it is. */
    Decision after(@Nullable TalkedAbout last, Decision alarm) {
        if (last == null || !Alarms.isOnlyLearned(alarm)) {
            return alarm;
        }
        String language = String.valueOf(alarm.grounds().get("language"));
        return danger.lineAfter(last.service())
                .map(line -> new Decision(
                                alarm.reason(),
                                alarm.intent(),
                                alarm.service(),
                                bubbles.bubble(line, language),
                                alarm.grounds())
                        .because(Map.of("line", line.key())))
                .orElse(alarm);
    }

    /** What is said to a text or a tapped button without a sign of danger. */
    Decision decide(Content content, Optional<Glance> glance, @Nullable TalkedAbout last) {
        if (content instanceof Content.Choice choice) {
            return replies.to(ReplyId.read(choice.id()));
        }
        Glance seen =
                glance.orElseGet(() -> danger.look(words.read(content.text().orElse(""))));
        List<String> lowered = seen.findings().lowered();
        Decision decision = replies.to(router.route(seen, last), seen, last);
        return lowered.isEmpty() ? decision : decision.because(Map.of("lowered_flags", lowered));
    }

    /** What a text is taken for, signs of danger included; for editors. */
    Understanding understand(Glance glance, @Nullable TalkedAbout last) {
        List<RedFlag> signs = glance.findings().signs();
        if (signs.isEmpty()) {
            return router.route(glance, last);
        }
        List<String> reasons = new ArrayList<>();
        signs.forEach(flag -> reasons.add("red flag " + flag.id() + " " + flag.name()));
        reasons.addAll(danger.reasons(glance));
        return new Understanding(
                EMERGENCY, null, null, Understanding.Certainty.SURE, danger.likelihood(glance), List.of(), reasons);
    }

    private Optional<Decision> alarm(Glance glance) {
        Findings found = glance.findings();
        return found.gravest().map(flag -> {
            Map<String, Object> grounds = new LinkedHashMap<>();
            grounds.put("red_flags", found.signs().stream().map(RedFlag::id).toList());
            grounds.put("flags", found.signs().stream().map(RedFlag::name).toList());
            grounds.put("language", found.language());
            grounds.put("level", flag.level().name());
            grounds.put("line", flag.line().key());
            grounds.put("red_flag_data", danger.version());
            return new Decision("red-flag", EMERGENCY, null, bubbles.bubble(flag.line(), found.language()), grounds);
        });
    }
}
