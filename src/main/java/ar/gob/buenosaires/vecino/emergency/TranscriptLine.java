package ar.gob.buenosaires.vecino.emergency;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was said to or by a resident.
 *
 * @param ref of the message, unique for the resident, by which its delivery is reported; nothing personal
 * @param delivery WhatsApp's last word on a bubble of ours, e.g. {@code failed}
 */
public record TranscriptLine(
        String ref,
        Instant at,
        Speaker from,
        String text,
        @Nullable String delivery) {

    /** Who said it. */
    public enum Speaker {
        @JsonProperty("resident")
        RESIDENT,
        @JsonProperty("bot")
        BOT,
        @JsonProperty("dispatcher")
        DISPATCHER
    }
}
