package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.PlainText;
import ar.gob.buenosaires.vecino.messaging.Content;
import ar.gob.buenosaires.vecino.messaging.IncomingMessage;
import ar.gob.buenosaires.vecino.privacy.Vault;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is remembered of a conversation: what was answered last, and how often we took turns without a pause. */
@Component
class Memory {

    /** What is known when a message comes. */
    record Recall(Standing standing, @Nullable TalkedAbout last, boolean loops) {}

    private final Standings standings;
    private final Vault vault;
    private final ConversationSettings settings;
    private final Intents intents;

    Memory(Standings standings, Vault vault, ConversationSettings settings, Intents intents) {
        this.intents = intents;
        this.standings = standings;
        this.vault = vault;
        this.settings = settings;
    }

    /** What is kept about the resident who wrote. */
    Standings.Kept of(IncomingMessage message) {
        return standings.of(message.contact());
    }

    /**
     * Counts the message; what loops is remembered at once, so that only a pause ends the loop. Danger is answered as
     * long as a person could mean it: only the same sentence over and over again is another program's.
     */
    Recall recall(IncomingMessage message, Standing before, Instant now, boolean danger) {
        Standing heard = before.heard(hash(message.content()), message.sentAt(), now, settings.pause());
        boolean loops = danger
                ? heard.loops(settings.maxDangerRepeats(), Integer.MAX_VALUE)
                : heard.loops(settings.maxRepeats(), settings.maxTurns());
        if (loops) {
            standings.keep(message.contact(), heard, now);
        }
        return new Recall(heard, before.lastAt(now, settings.topicLasts()), loops);
    }

    void keep(IncomingMessage message, Recall recall, Decision decision, Instant now) {
        TalkedAbout next = TalkedAbout.next(recall.last(), decision.answered(), intents.commonTopics());
        standings.keep(message.contact(), recall.standing().about(next, now), now);
    }

    boolean isLate(Duration age) {
        return age.compareTo(settings.lateAfter()) > 0;
    }

    /** Whether Meta takes no reply to a message of this age. */
    boolean isClosed(Duration age) {
        return age.compareTo(settings.windowCloses()) > 0;
    }

    private byte @Nullable [] hash(Content content) {
        return content.text()
                .map(text -> vault.fingerprint("loop", PlainText.of(text).toString()))
                .orElse(null);
    }
}
