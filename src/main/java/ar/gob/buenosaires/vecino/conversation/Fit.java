package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.messaging.Limits;

/** Cuts text that an editor made too long, so that a resident still gets an answer. */
final class Fit {

    private static final String CUT = "…";

    private Fit() {}

    static String into(Limits limit, String text) {
        String fitted = text.strip();
        if (limit.length(fitted) <= limit.max()) {
            return fitted;
        }
        while (limit.length(fitted) + CUT.length() > limit.max()) {
            fitted = fitted.substring(0, fitted.offsetByCodePoints(fitted.length(), -1));
        }
        return fitted.stripTrailing() + CUT;
    }

    static boolean fits(Limits limit, String text) {
        return limit.length(text) <= limit.max();
    }
}
