package ar.gob.buenosaires.vecino.triage;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a protocol that somebody brought.
 *
 * @param line of the text, from 1 on; null where it is not about one, or about one of a shared part
 * @param reason in English, as the checker tells it
 */
record Complaint(@Nullable Integer line, String reason) {

    private static final Pattern READ = Pattern.compile("(?s)(.*?):(\\d+): (.*)");
    private static final Pattern PROVED = Pattern.compile("(?s)(rule|adjustment) (\\S+).*\\(line (\\d+)\\).*");

    /** A problem of reading, {@code file:line: reason}. */
    static Complaint ofReading(String problem, String file) {
        Matcher parts = READ.matcher(problem);
        if (!parts.matches()) {
            return new Complaint(null, problem);
        }
        String reason = parts.group(3);
        return parts.group(1).equals(file)
                ? new Complaint(Integer.valueOf(parts.group(2)), reason)
                : new Complaint(null, parts.group(1) + ":" + parts.group(2) + ": " + reason);
    }

    /** A problem of the proof; the line that it names counts only where the rule is of this text. */
    static Complaint ofProof(String problem, String yaml) {
        Matcher parts = PROVED.matcher(problem);
        if (parts.matches()) {
            int line = Integer.parseInt(parts.group(3));
            boolean own = yaml.lines().skip(line - 1L).limit(2).anyMatch(text -> text.contains(parts.group(2)));
            return new Complaint(own ? line : null, problem.replaceFirst(" \\(line \\d+\\)", ""));
        }
        return new Complaint(null, problem);
    }
}
