package ar.gob.buenosaires.vecino;

import java.util.List;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Settings that stop the start, all of them, by the names of their environment variables and never with a value. */
class WrongSettings extends RuntimeException {

    WrongSettings(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
    }

    /** Makes one message of it, without a stack trace. */
    static class Analyzer extends AbstractFailureAnalyzer<WrongSettings> {

        @Override
        protected FailureAnalysis analyze(Throwable root, WrongSettings cause) {
            return new FailureAnalysis(
                    "These settings are missing or wrong:" + System.lineSeparator() + cause.getMessage(),
                    "Set them in the environment; README.md says what each is.",
                    cause);
        }
    }
}
