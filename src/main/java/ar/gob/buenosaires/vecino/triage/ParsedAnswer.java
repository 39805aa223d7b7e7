package ar.gob.buenosaires.vecino.triage;

import java.util.Map;

/** What a typed answer tells. */
public sealed interface ParsedAnswer {

    /** Facts; of use with {@link Protocol#tell}. */
    record Understood(Map<String, Told> facts) implements ParsedAnswer {
        public Understood {
            facts = Map.copyOf(facts);
        }
    }

    /** One of the options, typed. */
    record Chosen(String option) implements ParsedAnswer {}

    /** "No sé", in whatever words. */
    record Unknown() implements ParsedAnswer {}

    /** A number that cannot be true, e.g. a temperature of 50 or a day to come. */
    record OutOfRange(String fact) implements ParsedAnswer {}

    /** Nothing that answers the question. */
    record Unclear() implements ParsedAnswer {}
}
