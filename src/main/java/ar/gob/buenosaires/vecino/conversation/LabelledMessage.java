package ar.gob.buenosaires.vecino.conversation;

import org.jspecify.annotations.Nullable;

/**
 * A message that a person has labelled; ships as data for the understanding to learn from.
 *
 * @param file that it stands in
 * @param extra the service asked for where the label is {@code none} because the service is none of the first ones
 * @param line whom an emergency is sent to, see {@link HelpLine#key()}; null where it follows from the red flags
 * @param hard whether its author found it hard
 */
record LabelledMessage(
        String file,
        String text,
        String intent,
        @Nullable String extra,
        @Nullable String line,
        boolean hard) {

    /** The finest label. */
    String label() {
        return extra == null ? intent : extra;
    }
}
