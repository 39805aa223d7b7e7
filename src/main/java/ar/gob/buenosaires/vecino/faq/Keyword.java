package ar.gob.buenosaires.vecino.faq;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Objects;

/**
 * A word or word group that speaks for or against something; in JSON an object, or just the text.
 *
 * @param weight over 0 to 5; 5 means only this
 */
record Keyword(String text, double weight) {

    static final double DEFAULT_WEIGHT = 3;

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    Keyword {
        text = Objects.requireNonNullElse(text, "");
        weight = weight == 0 ? DEFAULT_WEIGHT : weight;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Keyword of(String text) {
        return new Keyword(text, DEFAULT_WEIGHT);
    }
}
