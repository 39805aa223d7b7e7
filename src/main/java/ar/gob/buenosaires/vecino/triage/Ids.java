package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.core.DataNode;
import java.util.regex.Pattern;

/** Names that become parts of buttons' payloads and of records, where ':', '+' and a leading '@' mean something. */
final class Ids {

    private static final Pattern SMALL = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");
    /** The city's tables number their rules {@code C4b}. */
    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");

    private Ids() {}

    /** The id of a question or of an option. */
    static String small(DataNode node) {
        return check(node, SMALL, "' is no id of up to 40 small letters, digits, hyphens and underscores");
    }

    /** The id of a rule or of an adjustment. */
    static String rule(DataNode node) {
        return check(node, RULE, "' is no id of up to 40 letters, digits, hyphens and underscores");
    }

    private static String check(DataNode node, Pattern pattern, String otherwise) {
        String id = node.text("id");
        if (!id.isEmpty() && !pattern.matcher(id).matches()) {
            node.find("id").orElse(node).problem("'" + id + otherwise);
        }
        return id;
    }
}
