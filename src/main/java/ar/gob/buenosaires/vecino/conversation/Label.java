package ar.gob.buenosaires.vecino.conversation;

import org.jspecify.annotations.Nullable;

/**
 * What a text may be taken for.
 *
 * @param owner tells the {@code none} labels apart: who runs it
 */
record Label(String intent, @Nullable String owner, Rank rank) {

    /** Which label wins when several are sure. */
    enum Rank {
        /** Before services: symptoms, and a wish for a person. */
        FIRST,
        PLAIN,
        /** Greetings and the like, which count only when nothing else is said. */
        RESIDUE
    }
}
