package ar.gob.buenosaires.vecino.messaging;

import java.util.List;

/** The types of messages that are counted by their name; all others are {@code other}. Source: Cloud API reference 3.3. */
public final class MessageTypes {

    public static final String OTHER = "other";

    static final List<String> LABELS = List.of(
            "text",
            "image",
            "video",
            "audio",
            "document",
            "sticker",
            "location",
            "contacts",
            "interactive",
            "button",
            "reaction",
            "order",
            "system",
            "unsupported",
            "unknown",
            "request_welcome",
            "edit",
            "revoke",
            OTHER);

    private MessageTypes() {}

    /** The label of a type as Meta names it. */
    public static String label(String type) {
        return LABELS.contains(type) ? type : OTHER;
    }
}
