/** What a message is about and what is said next: red flags, the router, the phrases. */
@NullMarked
@ApplicationModule(allowedDependencies = {"core", "messaging", "faq", "triage", "emergency", "access", "privacy"})
package ar.gob.buenosaires.vecino.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
