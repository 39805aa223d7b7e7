package ar.gob.buenosaires.vecino.faq;

import java.util.List;

/**
 * What is wrong with a document, for a person to mend.
 *
 * @param field its name in JSON and in content files
 * @param code the message's key after {@code console.flaw.}
 * @param values that the message names
 */
record Flaw(String field, String code, List<Object> values) {

    static Flaw of(String field, String code, Object... values) {
        return new Flaw(field, code, List.of(values));
    }
}
