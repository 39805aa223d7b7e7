package ar.gob.buenosaires.vecino.triage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Symptoms and illnesses by name, each said to be there or not. */
final class NamedFacts {

    private final Map<String, List<Words>> names;
    private final List<Words> lossOf;
    private final Negations negations;

    NamedFacts(AnswerWords data, String key, Negations negations) {
        names = data.phrasesBy(key);
        lossOf = data.phrases("smell_loss_of");
        this.negations = negations;
    }

    /** What is named, true or denied; one that is both named and denied is there. */
    Map<String, Boolean> find(Words text) {
        Map<String, Boolean> found = new LinkedHashMap<>();
        names.forEach((fact, phrases) -> phrases.forEach(phrase -> {
            int at = text.find(phrase, 0);
            if (at >= 0 && !fact.equals("smell_loss")) {
                found.merge(fact, !negations.deny(text, at), Boolean::logicalOr);
            } else if (at >= 0 && (phrase.size() > 1 || text.before(at, 4, lossOf))) {
                // "perdí el olfato", "no siento gusto": here the denial is the symptom
                found.put(fact, true);
            }
        }));
        return found;
    }
}
