/** City services, their answers and keywords, and the questions that had no answer. */
@NullMarked
@ApplicationModule(allowedDependencies = {"core", "privacy", "access"})
package ar.gob.buenosaires.vecino.faq;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
