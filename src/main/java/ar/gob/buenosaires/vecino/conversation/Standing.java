package ar.gob.buenosaires.vecino.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where a resident's conversation stands.
 *
 * @param last what was answered last, with the instant
 * @param textHash keyed hash of the last text
 * @param repeats how many times in a row that text came after our reply
 * @param turns turns in a row that came after our reply, without a pause
 * @param repliedAt when we last decided on a reply
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record Standing(
        @Nullable TalkedAbout last,
        @Nullable Instant lastAt,
        byte @Nullable [] textHash,
        int repeats,
        int turns,
        @Nullable Instant repliedAt) {

    @Nullable
    TalkedAbout lastAt(Instant now, Duration lasts) {
        return lastAt != null && lastAt.plus(lasts).isAfter(now) ? last : null;
    }

    /**
     * Counts a message. What was sent before our last reply is no answer to it and so no part of a loop; a burst of one
     * resident's messages is none either.
     *
     * @param hash of the text, or null for what is no text
     */
    Standing heard(byte @Nullable [] hash, Instant sentAt, Instant now, Duration pause) {
        Instant before = repliedAt;
        if (before == null || before.plus(pause).isBefore(now)) {
            return new Standing(last, lastAt, hash, 1, 1, now);
        }
        boolean answersUs = !sentAt.plusSeconds(1).isBefore(before); // Meta's clock has whole seconds
        boolean same = hash != null && textHash != null && Arrays.equals(hash, textHash);
        int counted = answersUs ? 1 : 0;
        return new Standing(last, lastAt, hash, same ? repeats + counted : 1, turns + counted, now);
    }

    boolean loops(int maxRepeats, int maxTurns) {
        return repeats > maxRepeats || turns > maxTurns;
    }

    /** What the next bare topic is about. */
    Standing about(@Nullable TalkedAbout answered, Instant now) {
        return answered == null ? this : new Standing(answered, now, textHash, repeats, turns, repliedAt);
    }
}
