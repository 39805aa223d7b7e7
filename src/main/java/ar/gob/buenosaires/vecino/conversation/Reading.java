package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.Vocabulary.Guess;
import ar.gob.buenosaires.vecino.core.PlainText;
import java.util.ArrayList;
import java.util.List;

/** A message as the words of one vocabulary; words written together are taken apart. */
final class Reading {

    private static final int SHORTEST_JOINED = 7;
    private static final int LONGEST_JOINED = 60;

    private final List<String> words = new ArrayList<>();
    private final List<List<Guess>> guesses = new ArrayList<>();
    private final List<Integer> sentences = new ArrayList<>();

    Reading(PlainText text, Vocabulary vocabulary) {
        for (int i = 0; i < text.words().size(); i++) {
            String word = text.words().get(i);
            List<Guess> found = vocabulary.guesses(word);
            List<String> parts = found.isEmpty() ? apart(word, vocabulary) : List.of();
            if (parts.isEmpty()) {
                add(word, found, text.sentence(i));
            }
            for (String part : parts) {
                add(part, vocabulary.guesses(part), text.sentence(i));
            }
        }
    }

    int size() {
        return words.size();
    }

    String word(int position) {
        return words.get(position);
    }

    List<Guess> guesses(int position) {
        return guesses.get(position);
    }

    int sentence(int position) {
        return sentences.get(position);
    }

    private void add(String word, List<Guess> found, int sentence) {
        words.add(word);
        guesses.add(found);
        sentences.add(sentence);
    }

    /** The fewest known words that the word is made of; empty when there are none or it is known as it is. */
    private static List<String> apart(String word, Vocabulary vocabulary) {
        int n = word.length();
        if (n < SHORTEST_JOINED || n > LONGEST_JOINED || vocabulary.knows(word)) {
            return List.of();
        }
        int[] pieces = new int[n + 1];
        int[] from = new int[n + 1];
        for (int end = 1; end <= n; end++) {
            pieces[end] = Integer.MAX_VALUE;
            for (int begin = 0; begin < end; begin++) {
                boolean better = pieces[begin] < Integer.MAX_VALUE && pieces[begin] + 1 < pieces[end];
                if (better && vocabulary.knows(word.substring(begin, end))) {
                    pieces[end] = pieces[begin] + 1;
                    from[end] = begin;
                }
            }
        }
        return pieces[n] == Integer.MAX_VALUE || pieces[n] > n / 3 + 1 ? List.of() : cut(word, from);
    }

    private static List<String> cut(String word, int[] from) {
        List<String> parts = new ArrayList<>();
        for (int end = word.length(); end > 0; end = from[end]) {
            parts.addFirst(word.substring(from[end], end));
        }
        return parts;
    }
}
