package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.core.PlainText;
import java.util.List;

/** Folded words of a message and where phrases stand in them. */
record Words(List<String> words) {

    Words {
        words = List.copyOf(words);
    }

    static Words of(String text) {
        return new Words(PlainText.of(text).words());
    }

    int size() {
        return words.size();
    }

    String at(int index) {
        return index >= 0 && index < words.size() ? words.get(index) : "";
    }

    /** Whether the phrase begins at this word. */
    boolean matches(int index, Words phrase) {
        if (phrase.size() == 0 || index < 0 || index + phrase.size() > words.size()) {
            return false;
        }
        return words.subList(index, index + phrase.size()).equals(phrase.words);
    }

    /** Where the phrase begins first from this word on, or -1. */
    int find(Words phrase, int from) {
        for (int i = from; i + phrase.size() <= words.size(); i++) {
            if (matches(i, phrase)) {
                return i;
            }
        }
        return -1;
    }

    boolean has(List<Words> phrases) {
        return phrases.stream().anyMatch(phrase -> find(phrase, 0) >= 0);
    }

    /** Whether one of the phrases ends right before this word, or begins so many words before it. */
    boolean before(int index, int within, List<Words> phrases) {
        for (int i = Math.max(0, index - within); i < index; i++) {
            for (Words phrase : phrases) {
                if (i + phrase.size() <= index && matches(i, phrase)) {
                    return true;
                }
            }
        }
        return false;
    }
}
