package ar.gob.buenosaires.vecino.messaging;

import org.jspecify.annotations.Nullable;

/** Reads a message's payload again when its turn comes, as Meta's JSON says it. */
public interface IncomingFormat {

    Opened read(String payload);

    /**
     * A payload that was read.
     *
     * @param wamid Meta's id; personal
     * @param profileName the name on the resident's WhatsApp profile
     * @param forwarded written by somebody else and forwarded
     */
    record Opened(
            Content content,
            @Nullable String wamid,
            @Nullable String profileName,
            boolean forwarded) {

        @Override
        public String toString() {
            return content.getClass().getSimpleName();
        }
    }
}
