package ar.gob.buenosaires.vecino.core;

import java.util.List;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Data files that ship with the program and cannot be used; says every file, line and reason at once. */
public class BrokenData extends RuntimeException {

    private final List<String> problems;

    public BrokenData(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /** One {@code file:line: reason} each. */
    public List<String> problems() {
        return problems;
    }

    /** Makes one message of it, without a stack trace. */
    static class Analyzer extends AbstractFailureAnalyzer<BrokenData> {

        @Override
        protected FailureAnalysis analyze(Throwable root, BrokenData cause) {
            String separator = System.lineSeparator() + "  ";
            return new FailureAnalysis(
                    "These data files cannot be used:" + separator + String.join(separator, cause.problems),
                    "Mend the lines named; db/content/README.md says how content is written.",
                    cause);
        }
    }
}
