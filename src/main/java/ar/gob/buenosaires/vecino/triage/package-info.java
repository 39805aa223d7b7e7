/** Walks a protocol: what to ask next, and what the answers lead to. The protocol is data. */
@NullMarked
@ApplicationModule(allowedDependencies = {"core", "access", "privacy"})
package ar.gob.buenosaires.vecino.triage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
