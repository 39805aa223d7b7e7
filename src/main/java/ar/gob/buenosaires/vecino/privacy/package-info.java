/** Sealing, looking up, keeping and erasing personal data. */
@NullMarked
@ApplicationModule(allowedDependencies = {"core"})
package ar.gob.buenosaires.vecino.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
