package ar.gob.buenosaires.vecino.faq;

import java.time.LocalDate;
import java.util.SortedSet;

/**
 * What was asked in vain, without anything that says who asked.
 *
 * @param day in Buenos Aires
 * @param text folded and masked
 * @param telling stems of the words that tell what it is about; questions with the same ones count together
 */
public record UnansweredQuestion(LocalDate day, String text, SortedSet<String> telling) {}
