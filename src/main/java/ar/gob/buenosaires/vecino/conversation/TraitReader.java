package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.Traits.View;
import ar.gob.buenosaires.vecino.core.PlainText;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads the traits of a message from its words. */
@Component
class TraitReader {

    private static final int MOST_WORDS = 120; // longer messages are read from both ends
    private static final int LONGEST_WORD = 40;
    private static final int SHORTEST_PIECE = 2;
    private static final int LONGEST_PIECE = 5;
    private static final int MOST_SUBJECTS = 16; // of more, pairs tell nothing
    private static final String BEGIN = "^";
    private static final String END = "$";

    private final Meanings meanings;

    TraitReader(Meanings meanings) {
        this.meanings = meanings;
    }

    Traits read(PlainText text) {
        List<String> words = words(text);
        List<String> sounds = words.stream().map(Phonetics::key).toList();
        Traits traits = new Traits();
        words(words, sounds, traits);
        sounds.forEach(sound -> letters(sound, traits));
        meanings(words, sounds, traits);
        return traits;
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

    private static void words(List<String> words, List<String> sounds, Traits traits) {
        String before = BEGIN;
        for (String word : words) {
            traits.add(View.WORDS, "w:" + word);
            traits.add(View.WORDS, "b:" + before + ' ' + word);
            before = word;
        }
        traits.add(View.WORDS, "b:" + before + ' ' + END);
        for (int i = 0; i < sounds.size(); i++) {
            traits.add(View.WORDS, "p:" + sounds.get(i));
            if (i + 1 < sounds.size()) {
                traits.add(View.WORDS, "q:" + sounds.get(i) + ' ' + sounds.get(i + 1));
            }
            if (i + 2 < sounds.size()) {
                traits.add(View.WORDS, "s:" + sounds.get(i) + ' ' + sounds.get(i + 2));
            }
        }
    }

    private static void letters(String sound, Traits traits) {
        String word = '<' + sound + '>';
        for (int length = SHORTEST_PIECE; length <= LONGEST_PIECE; length++) {
            for (int i = 0; i + length <= word.length(); i++) {
                traits.add(View.LETTERS, word.substring(i, i + length));
            }
        }
    }

    private void meanings(List<String> words, List<String> sounds, Traits traits) {
        List<List<String>> groups = words.stream().map(meanings::of).toList();
        together(groups, traits);
        for (int i = 0; i < groups.size(); i++) {
            groups.get(i).forEach(group -> traits.add(View.MEANINGS, "m:" + group));
            if (i + 1 < groups.size()) {
                neighbours(orWord(groups, sounds, i), orWord(groups, sounds, i + 1), " ", traits);
            }
            if (i + 2 < groups.size()) {
                neighbours(groups.get(i), groups.get(i + 2), " . ", traits);
            }
        }
    }

    /** Two subjects of one message, wherever they stand. */
    private static void together(List<List<String>> groups, Traits traits) {
        List<String> all =
                groups.stream().flatMap(List::stream).distinct().sorted().toList();
        if (all.size() <= MOST_SUBJECTS) {
            for (int i = 0; i < all.size(); i++) {
                for (int j = i + 1; j < all.size(); j++) {
                    traits.add(View.MEANINGS, "+" + all.get(i) + " + " + all.get(j));
                }
            }
        }
    }

    private static void neighbours(List<String> left, List<String> right, String between, Traits traits) {
        for (String one : left) {
            for (String other : right) {
                if (one.charAt(0) != '=' || other.charAt(0) != '=') {
                    traits.add(View.MEANINGS, "n:" + one + between + other);
                }
            }
        }
    }

    private static List<String> orWord(List<List<String>> groups, List<String> sounds, int i) {
        return groups.get(i).isEmpty() ? List.of('=' + sounds.get(i)) : groups.get(i);
    }
}
