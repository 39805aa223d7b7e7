/** The packaged jar as a process of its own, seen from outside alone. */
@NullMarked
package ar.gob.buenosaires.vecino.process;

import org.jspecify.annotations.NullMarked;
