/** Messages in and out: inbox, outbox, contacts and their identifiers. */
@NullMarked
@ApplicationModule(allowedDependencies = {"core", "privacy"})
package ar.gob.buenosaires.vecino.messaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
