package ar.gob.buenosaires.vecino.conversation;

import java.util.Set;

/**
 * Words that lower a sign of danger: a denial, a figure of speech, something past.
 *
 * @param within how many words may stand between guard and sign
 * @param flags ids of the signs that it lowers; all when empty
 * @param skips it says nothing about signs whose own phrase begins with one of these
 */
record Guard(String id, Where where, int within, Set<String> flags, Set<String> skips) {

    /** Where it stands, seen from the sign. */
    enum Where {
        BEFORE,
        AFTER,
        ANYWHERE
    }

    boolean lowers(PhraseIndex.Hit<RedFlag> sign, PhraseIndex.Hit<Guard> here, Reading reading) {
        String begin =
                sign.phrase().substring(0, Math.max(0, sign.phrase().concat(" ").indexOf(' ')));
        if (skips.contains(begin)
                || !(flags.isEmpty() || flags.contains(sign.what().id()))) {
            return false;
        }
        return switch (where) {
            case ANYWHERE -> true;
            case BEFORE -> near(here.to(), sign.from(), reading);
            case AFTER -> near(sign.to(), here.from(), reading);
        };
    }

    private boolean near(int end, int begin, Reading reading) {
        return end < begin && begin - end - 1 <= within && reading.sentence(end) == reading.sentence(begin);
    }
}
