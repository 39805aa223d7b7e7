package ar.gob.buenosaires.vecino.triage;

import java.util.List;

/** A decision table: its first rule that applies decides, and a rule that may apply decides if it is more urgent. */
record Block(String id, String name, List<Rule> rules) {

    Block {
        rules = List.copyOf(rules);
    }
}
