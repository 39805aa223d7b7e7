package ar.gob.buenosaires.vecino.conversation;

import java.util.List;

/** Labelled messages that the understanding is measured on; never the held-out ones. */
final class Utterances {

    private Utterances() {}

    /** The 420 messages that the project began with. */
    static List<LabelledMessage> development() {
        return of("utterances.jsonl");
    }

    /** More messages, harder ones. */
    static List<LabelledMessage> tuning() {
        return of("tuning.jsonl");
    }

    private static List<LabelledMessage> of(String file) {
        return LabelledMessages.read().stream()
                .filter(message -> message.file().equals(file))
                .toList();
    }
}
