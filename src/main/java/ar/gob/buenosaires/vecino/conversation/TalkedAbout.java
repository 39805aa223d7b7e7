package ar.gob.buenosaires.vecino.conversation;

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

    @Override
    public String toString() {
        return topic == null ? service : service + "/" + topic;
    }
}
