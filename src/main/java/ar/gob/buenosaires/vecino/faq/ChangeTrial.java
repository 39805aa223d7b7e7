package ar.gob.buenosaires.vecino.faq;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How messages would be understood if other content were live; the conversation knows. */
public interface ChangeTrial {

    /** A message that a person has labelled with a service or another intent. */
    record Labelled(String text, String label) {}

    /**
     * What a message is taken for.
     *
     * @param topic of the service, or null
     * @param sure whether it is answered; else it is asked back or not understood
     */
    record Taken(String intent, @Nullable String topic, boolean sure) {}

    /** What a message is taken for by one content and by another. */
    record Pair(Taken before, Taken after) {}

    /** Understands messages by two contents. */
    interface Comparison {
        Pair take(String text);
    }

    /** Labelled messages of all labels, the same ones each time. */
    List<Labelled> labelled();

    /** Understands as if each of these were the content, by what has been learned so far. */
    Comparison of(Catalogue before, Catalogue after);
}
