package ar.gob.buenosaires.vecino.triage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * What the checker finds, in the words of {@code console.properties} for the console; whatever is not foreseen here stays
 * as the build tells it.
 */
@Component
class ComplaintWords {

    /** Two outcomes that are compared, and a case in which they come about. */
    private static final String BOTH = "(\\S+) by (\\S+), (\\S+) by (\\S+), where (.+)";

    private static final Map<String, Pattern> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put("shadowed", Pattern.compile("rule (\\S+) of block (\\S+) is shadowed: .* before by (.+)"));
        KNOWN.put("contradicts", Pattern.compile("rule (\\S+) of block (\\S+) can never apply: .*"));
        KNOWN.put("idle-rule", Pattern.compile("rule (\\S+) of block (\\S+) is unreachable: .*"));
        KNOWN.put("no-rule", Pattern.compile("no rule applies where (.+)"));
        KNOWN.put("below-level", Pattern.compile("ends below its own level: " + BOTH));
        KNOWN.put("flag-below", Pattern.compile("the red flag of rule (\\S+) ends below its own level, where (.+)"));
        KNOWN.put(
                "unknown-lowers", Pattern.compile("not knowing '([^']+)' .* lowers the priority against .*: " + BOTH));
        KNOWN.put("worse-lowers", Pattern.compile("raising '([^']+)' from (.+) to (.+) lowers the priority: " + BOTH));
        KNOWN.put("ticket-priority", Pattern.compile("rule (\\S+) has a ticket without a priority, or .*"));
        KNOWN.put("idle-question", Pattern.compile("question (\\S+) is never asked"));
        KNOWN.put("unknown-key", Pattern.compile("unknown key '([^']+)'"));
        KNOWN.put("missing", Pattern.compile("'([^']+)' is missing"));
        KNOWN.put("no-fact", Pattern.compile("no such fact '([^']+)'"));
        KNOWN.put("no-advice", Pattern.compile("no text for the advice '([^']+)'"));
        KNOWN.put("idle-advice", Pattern.compile("no rule gives the advice '([^']+)'"));
        KNOWN.put("idle-source", Pattern.compile("no rule names the source '([^']+)'"));
        KNOWN.put("no-source", Pattern.compile("no source '([^']+)'"));
        KNOWN.put("no-sources", Pattern.compile("a rule names its sources"));
        KNOWN.put("no-part", Pattern.compile("no shared part of that name and version"));
        KNOWN.put("no-question", Pattern.compile("no such question, or twice"));
        KNOWN.put("no-definition", Pattern.compile("'([^']+)' is no definition and no yes-or-no fact"));
        KNOWN.put("priority", Pattern.compile("'priority' is RED, YELLOW, GREEN or NONE"));
        KNOWN.put("too-long", Pattern.compile("'.*' has (\\d+) characters.*"));
        KNOWN.put("twice", Pattern.compile("(?:fact|rule|option|key) '([^']+)' twice"));
        KNOWN.put("date", Pattern.compile("'([^']+)' is not a date like .*"));
        KNOWN.put("mapping", Pattern.compile("a mapping is expected"));
        KNOWN.put("list", Pattern.compile("a list is expected"));
        KNOWN.put("text", Pattern.compile("a text is expected"));
        KNOWN.put("size", Pattern.compile("the text is empty or longer than .*"));
        KNOWN.put("name", Pattern.compile("'id' has small letters, .*"));
        KNOWN.put("exists", Pattern.compile("this version is there already: .*"));
        KNOWN.put("small-id", Pattern.compile("'([^']+)' is no id of up to 40 small letters, .*"));
        KNOWN.put("rule-id", Pattern.compile("'([^']+)' is no id of up to 40 letters, .*"));
        KNOWN.put("values", Pattern.compile("fact '([^']+)' has too many values"));
        KNOWN.put("size-of-rules", Pattern.compile(Effort.TOO_LARGE));
        KNOWN.put("itself", Pattern.compile("something contains itself"));
        KNOWN.put("unproved", Pattern.compile("it cannot be proved"));
        KNOWN.put("time", Pattern.compile("proving it takes too long"));
    }

    private final MessageSource texts;

    ComplaintWords(MessageSource texts) {
        this.texts = texts;
    }

    Complaint of(Complaint complaint) {
        for (Map.Entry<String, Pattern> known : KNOWN.entrySet()) {
            Matcher found = known.getValue().matcher(complaint.reason());
            if (found.matches()) {
                Object[] parts = new Object[found.groupCount()];
                for (int i = 0; i < parts.length; i++) {
                    parts[i] = found.group(i + 1);
                }
                return new Complaint(complaint.line(), say(known.getKey(), parts));
            }
        }
        return complaint;
    }

    private String say(String key, Object[] parts) {
        return texts.getMessage("protocol.complaint." + key, parts, LocaleContextHolder.getLocale());
    }
}
