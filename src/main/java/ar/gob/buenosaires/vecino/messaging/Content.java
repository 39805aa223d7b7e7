package ar.gob.buenosaires.vecino.messaging;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a resident's message holds. Meta's set of types is open: what is not known here is {@link Unsupported}. */
public sealed interface Content {

    /** What the resident wrote, captions included. */
    default Optional<String> text() {
        return Optional.empty();
    }

    record Text(String body) implements Content {
        @Override
        public Optional<String> text() {
            return Optional.of(body);
        }
    }

    /** A tapped reply button, list row or template button, by the id that we gave it. */
    record Choice(String id, String title) implements Content {}

    record Location(
            double latitude,
            double longitude,
            @Nullable String name,
            @Nullable String address) implements Content {}

    record VoiceNote() implements Content {}

    /**
     * A file of any kind.
     *
     * @param kind {@code image}, {@code video}, {@code audio}, {@code document} or {@code sticker}
     */
    record Media(String kind, @Nullable String caption) implements Content {
        @Override
        public Optional<String> text() {
            return Optional.ofNullable(caption);
        }
    }

    /** Contact cards; {@code requested} when the resident answered a request for the phone number. */
    record ContactCards(List<String> phones, boolean requested) implements Content {}

    /** A WhatsApp Flow that was filled in; {@code responseJson} is what the client sent, unchecked. */
    record FormReply(String responseJson) implements Content {}

    record Order() implements Content {}

    record Reaction() implements Content {}

    /** A number or identity change, or another notice of WhatsApp's own. */
    record SystemNotice(String kind) implements Content {}

    /** Something written in a group that the number is part of. */
    record GroupMessage() implements Content {}

    /** A deletion, an edit, a chat that was opened: nothing that asks for an answer. */
    record Notice(String type) implements Content {}

    /** A type that the Cloud API or this program does not know. */
    record Unsupported(String type) implements Content {}
}
