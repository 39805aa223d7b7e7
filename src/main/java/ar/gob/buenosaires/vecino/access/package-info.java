/** People who sign in: their roles, passwords and sessions. */
@NullMarked
@ApplicationModule(allowedDependencies = {"core", "privacy"})
package ar.gob.buenosaires.vecino.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
