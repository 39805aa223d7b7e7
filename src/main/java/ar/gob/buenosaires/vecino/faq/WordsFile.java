package ar.gob.buenosaires.vecino.faq;

import org.jspecify.annotations.Nullable;

/** Words for or against a service, as a content file ships them. */
record WordsFile(@Nullable String topic, Evidence.Kind kind, String text, float weight) {

    String key() {
        return topic + "|" + kind + "|" + text;
    }
}
