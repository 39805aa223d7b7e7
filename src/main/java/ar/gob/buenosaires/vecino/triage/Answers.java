package ar.gob.buenosaires.vecino.triage;

import java.util.Map;
import java.util.Set;

/**
 * What a resident has told so far: facts, and the questions that were answered, be it with "no sé". Never changes; each
 * answer makes a new one. Worse answers win over better ones when the protocol reads them.
 */
public record Answers(Map<String, Told> facts, Set<String> asked) {

    public static final Answers NONE = new Answers(Map.of(), Set.of());

    public Answers {
        facts = Map.copyOf(facts);
        asked = Set.copyOf(asked);
    }
}
