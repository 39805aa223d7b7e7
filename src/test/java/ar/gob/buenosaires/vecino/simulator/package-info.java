/** Meta's side of the conversation, for tests and the development run: the Graph API, its webhooks and the phones; and SAME. */
@NullMarked
package ar.gob.buenosaires.vecino.simulator;

import org.jspecify.annotations.NullMarked;
