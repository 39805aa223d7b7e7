package ar.gob.buenosaires.vecino.faq;

import org.jspecify.annotations.Nullable;

/**
 * Words that speak for or against a service.
 *
 * @param row its row, for the reasons shown to an editor; 0 when it is no row
 * @param topic the topic of the service that it speaks for, or null for the service as a whole; a keyword of a topic
 *     counts within its service only
 * @param weight over 0 to 5; 5 means only this
 */
public record Evidence(long row, @Nullable String topic, Kind kind, String text, double weight) {

    /** How the words are meant. */
    public enum Kind {
        KEYWORD,
        NEGATIVE,
        EXAMPLE
    }
}
