/** Words shared by all modules: contact ids, folded text, the clock. */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package ar.gob.buenosaires.vecino.core;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
