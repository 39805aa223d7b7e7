package ar.gob.buenosaires.vecino.conversation;

import org.jspecify.annotations.Nullable;

/**
 * What else there is to a question.
 *
 * @param text folded words with single spaces between them
 * @param last what was answered a moment ago, or null
 * @param also a second ask that is offered with the answer, or null
 */
record Asked(
        String text, @Nullable TalkedAbout last, @Nullable Also also) {

    static final Asked NOTHING = new Asked("", null, null);

    /** A second ask: where it leads and what it is called. */
    record Also(String id, String title) {}

    Asked and(@Nullable Also second) {
        return new Asked(text, last, second);
    }
}
