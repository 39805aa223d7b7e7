/** Cases for SAME: tickets, their delivery, and the dispatchers' API. */
@NullMarked
@ApplicationModule(allowedDependencies = {"core", "privacy", "access"})
package ar.gob.buenosaires.vecino.emergency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
