/** SAME's side of the wire: the circuit-broken client and the webhook of status events. */
@NullMarked
package ar.gob.buenosaires.vecino.emergency.same;

import org.jspecify.annotations.NullMarked;
