/** People who sign in: their rights, passwords, sessions and deputies, and the record of who did what. */
@NullMarked
@ApplicationModule(allowedDependencies = {"core", "privacy"})
package ar.gob.buenosaires.vecino.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
