package ar.gob.buenosaires.vecino.conversation;

import org.jspecify.annotations.Nullable;

/** Finds out what a text is about. Signs of danger are not its business: they were looked for before. */
interface Router {

    /**
     * What the text was taken for; anything at all may be asked.
     *
     * @param last what was answered a moment ago, for "¿y cuánto sale?", or null
     */
    Understanding route(Glance glance, @Nullable TalkedAbout last);
}
