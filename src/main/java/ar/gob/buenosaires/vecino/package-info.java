/** The WhatsApp service of the City of Buenos Aires. */
@NullMarked
package ar.gob.buenosaires.vecino;

import org.jspecify.annotations.NullMarked;
