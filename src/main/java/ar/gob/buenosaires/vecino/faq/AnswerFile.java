package ar.gob.buenosaires.vecino.faq;

import org.jspecify.annotations.Nullable;

/**
 * An answer as a content file has it.
 *
 * @param topic null for the general answer
 */
record AnswerFile(@Nullable String topic, Answer answer) {}
