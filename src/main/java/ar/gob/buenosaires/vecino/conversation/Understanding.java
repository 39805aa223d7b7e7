package ar.gob.buenosaires.vecino.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a text was taken for.
 *
 * @param intent the best slug, whatever the certainty; {@code none} when nothing fits
 * @param topic of the service, or null for the service as a whole
 * @param owner who runs what the City does not, with intent {@code none}; null otherwise
 * @param score from 0 to 1
 * @param alternatives the next best, best first
 * @param reasons which rows matched, for editors; nothing of the text
 */
record Understanding(
        String intent,
        @Nullable String topic,
        @Nullable String owner,
        Certainty certainty,
        double score,
        List<Alternative> alternatives,
        List<String> reasons) {

    static final String NONE = "none";

    /** Whether to answer, to ask back, or to say that it was not understood. */
    enum Certainty {
        SURE,
        UNSURE,
        UNKNOWN
    }

    /** Another intent that it may have been. */
    record Alternative(String intent, double score) {}
}
