package ar.gob.buenosaires.vecino.conversation;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was answered a moment ago: the next message may go on about it.
 *
 * @param topic of the service, or null for the service as a whole
 */
record TalkedAbout(String service, @Nullable String topic) {

    /** Of {@code service} or {@code service/topic}; null where nothing was talked about. */
    static @Nullable TalkedAbout of(@Nullable String answer) {
        if (answer == null) {
            return null;
        }
        int slash = answer.indexOf('/');
        return slash < 0
                ? new TalkedAbout(answer, null)
                : new TalkedAbout(answer.substring(0, slash), answer.substring(slash + 1));
    }

    /**
     * What is talked about after another answer. Where, how much and what any service may be asked is of the subject
     * talked about before, and no subject itself.
     */
    static @Nullable TalkedAbout next(
            @Nullable TalkedAbout before, @Nullable TalkedAbout answered, Set<String> commonTopics) {
        if (answered == null || answered.topic == null || !commonTopics.contains(answered.topic)) {
            return answered;
        }
        boolean same = before != null && before.service.equals(answered.service);
        return same ? before : new TalkedAbout(answered.service, null);
    }

    @Override
    public String toString() {
        return topic == null ? service : service + "/" + topic;
    }
}
