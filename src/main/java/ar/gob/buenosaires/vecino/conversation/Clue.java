package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.faq.Evidence.Kind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Words that speak for or against a label.
 *
 * @param topic the topic that it speaks for, or null for the label as a whole
 * @param row its database row, or 0 when it ships in a file
 */
record Clue(Label label, @Nullable String topic, Kind kind, double weight, long row, String text) {

    /** Whether it is the name of a service. */
    boolean isName() {
        return row == 0 && kind == Kind.KEYWORD && label.rank() == Label.Rank.PLAIN;
    }

    /** For the reasons shown to editors. */
    String reason() {
        return kind.name().toLowerCase(Locale.ROOT)
                + " '"
                + text
                + "' ("
                + label.intent()
                + (row == 0 ? "" : ", row " + row)
                + ")";
    }
}
