package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.PlainText;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads the traits of a message from its words. */
@Component
class TraitReader {

    private static final int MOST_WORDS = 120; // longer messages are read from both ends
    private static final int LONGEST_WORD = 40;

    private final WordTraits.Memory memory;

    TraitReader(Meanings meanings) {
        memory = new WordTraits.Memory(meanings);
    }

    Traits read(PlainText text) {
        return Traits.of(new WordTraits(words(text), memory));
    }

    private static List<String> words(PlainText text) {
        List<String> all = text.words();
        List<String> kept = new ArrayList<>(Math.min(all.size(), MOST_WORDS));
        for (int i = 0; i < all.size(); i++) {
            if (i < MOST_WORDS / 2 || i >= all.size() - MOST_WORDS / 2) {
                kept.add(shape(all.get(i)));
            }
        }
        return kept;
    }

    /** Numbers that name somebody or something stand for any such number. */
    private static String shape(String word) {
        int digits = 0;
        for (int i = 0; i < word.length(); i++) {
            digits += Character.isDigit(word.charAt(i)) ? 1 : 0;
        }
        if (digits > 3 || (digits > 1 && digits < word.length() && word.indexOf('.') < 0)) {
            return "#" + Math.min(digits, 9) + (digits < word.length() ? "a" : "");
        }
        return word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : word;
    }
}
