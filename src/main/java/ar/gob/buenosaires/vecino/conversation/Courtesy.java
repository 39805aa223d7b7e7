package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.PlainText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Greetings and thanks, which say nothing about what somebody writes between them. */
final class Courtesy {

    private final Set<List<String>> phrases = new HashSet<>();
    private final int longest;

    private final Set<String> common;

    /**
     * Greetings and thanks.
     *
     * @param common words that alone tell nothing, such as the no of "no, gracias"
     */
    Courtesy(List<String> phrases, Set<String> common) {
        this.common = common;
        phrases.forEach(phrase -> this.phrases.add(PlainText.of(phrase).words()));
        longest = this.phrases.stream().mapToInt(List::size).max().orElse(0);
    }

    /** What stands between greetings and thanks; the text itself where that tells nothing. */
    PlainText strip(PlainText text) {
        List<String> words = text.words();
        int from = 0;
        for (int step = atStart(words); step > 0; step = atStart(words.subList(from, words.size()))) {
            from += step;
        }
        int to = words.size();
        for (int step = atEnd(words.subList(from, to)); step > 0; step = atEnd(words.subList(from, to))) {
            to -= step;
        }
        return common.containsAll(words.subList(from, to)) ? text : text.part(from, to);
    }

    private int atStart(List<String> words) {
        for (int size = Math.min(longest, words.size()); size > 0; size--) {
            if (phrases.contains(words.subList(0, size))) {
                return size;
            }
        }
        return 0;
    }

    private int atEnd(List<String> words) {
        for (int size = Math.min(longest, words.size()); size > 0; size--) {
            if (phrases.contains(words.subList(words.size() - size, words.size()))) {
                return size;
            }
        }
        return 0;
    }
}
