package ar.gob.buenosaires.vecino.core;

import java.util.List;

/** Data files that ship with the program and cannot be used; says every file, line and reason at once. */
public class BrokenData extends RuntimeException {

    private final List<String> problems;

    public BrokenData(List<String> problems) {
        super(problems.size() + " problem(s) in data files:\n  " + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One {@code file:line: reason} each. */
    public List<String> problems() {
        return problems;
    }
}
