package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.PlainText;
import java.util.HashSet;
import java.util.Set;

/** Which letters follow each other in a text's longer words, to tell how like another text it is. */
final class Trigrams {

    private static final int TELLING = 4; // shorter words are in every question

    private final Set<String> parts = new HashSet<>();

    private Trigrams() {}

    static Trigrams of(String text) {
        Trigrams trigrams = new Trigrams();
        for (String word : PlainText.of(text).words()) {
            if (word.length() >= TELLING) {
                String framed = " " + word + " ";
                for (int i = 0; i + 3 <= framed.length(); i++) {
                    trigrams.parts.add(framed.substring(i, i + 3));
                }
            }
        }
        return trigrams;
    }

    /** Dice's coefficient: 1 for the same, 0 for nothing in common. */
    double likeness(Trigrams other) {
        if (parts.isEmpty() || other.parts.isEmpty()) {
            return 0;
        }
        long shared = parts.stream().filter(other.parts::contains).count();
        return 2.0 * shared / (parts.size() + other.parts.size());
    }
}
