package ar.gob.buenosaires.vecino.triage;

import java.util.List;
import java.util.Map;

/**
 * The words of a protocol besides its questions.
 *
 * @param texts what residents read, by advice id
 * @param safetyNets ids of what is said last, by the outcome's priority
 * @param sources by the key that rules name
 */
record ProtocolTexts(Map<String, String> texts, Map<Priority, List<String>> safetyNets, Map<String, String> sources) {

    ProtocolTexts {
        texts = Map.copyOf(texts);
        safetyNets = Map.copyOf(safetyNets);
        sources = Map.copyOf(sources);
    }
}
