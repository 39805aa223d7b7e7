package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.PlainText;

/**
 * What a first look at a message tells; the rest of the understanding goes on from it.
 *
 * @param traits of the words, with the signs of danger
 */
record Glance(PlainText text, Traits traits, RedFlags.Findings findings) {}
