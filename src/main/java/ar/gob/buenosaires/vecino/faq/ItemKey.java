package ar.gob.buenosaires.vecino.faq;

import org.jspecify.annotations.Nullable;

/**
 * What an item is about.
 *
 * @param topic null for a service and for its general answer
 */
record ItemKey(Kind kind, String service, @Nullable String topic) {

    static ItemKey service(String slug) {
        return new ItemKey(Kind.SERVICE, slug, null);
    }

    static ItemKey answer(String service, @Nullable String topic) {
        return new ItemKey(Kind.ANSWER, service, topic);
    }
}
