/** Load from outside on the packaged service, beside a floor measured in the same run; see docs/measurements.md. */
@NullMarked
package ar.gob.buenosaires.vecino.benchmark;

import org.jspecify.annotations.NullMarked;
