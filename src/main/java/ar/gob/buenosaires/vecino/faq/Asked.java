package ar.gob.buenosaires.vecino.faq;

import org.jspecify.annotations.Nullable;

/** Who asks for a change, having seen which version; null: whichever there is. */
record Asked(Editor who, @Nullable String ifMatch) {}
