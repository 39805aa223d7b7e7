package ar.gob.buenosaires.vecino.triage;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether something is named only to say that it is not there: "no tengo tos", "sin fiebre ni tos". */
final class Negations {

    private static final int FAR = 6;

    private final List<Words> negations;
    private final Set<String> bridge = new HashSet<>();

    Negations(AnswerWords data) {
        negations = data.phrases("negations");
        data.phrases("negation_bridge").forEach(word -> bridge.add(word.at(0)));
    }

    boolean deny(Words text, int at) {
        for (int i = at - 1; i >= Math.max(0, at - FAR); i--) {
            int here = i;
            if (negations.stream().anyMatch(word -> text.matches(here, word))) {
                return true;
            }
            if (!bridge.contains(text.at(i))) {
                return false;
            }
        }
        return false;
    }
}
