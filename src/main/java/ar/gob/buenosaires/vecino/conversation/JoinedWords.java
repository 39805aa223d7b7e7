package ar.gob.buenosaires.vecino.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Takes words apart that were written together, as in "nopuedorespirar". */
final class JoinedWords {

    private static final int SHORTEST = 7;
    private static final int LONGEST = 60;

    private JoinedWords() {}

    /** The fewest known words that the word is made of; empty when there are none. */
    static List<String> apart(String word, Predicate<String> known) {
        int n = word.length();
        if (n < SHORTEST || n > LONGEST) {
            return List.of();
        }
        int[] pieces = new int[n + 1];
        int[] from = new int[n + 1];
        for (int end = 1; end <= n; end++) {
            pieces[end] = Integer.MAX_VALUE;
            for (int begin = 0; begin < end; begin++) {
                boolean better = pieces[begin] < Integer.MAX_VALUE && pieces[begin] + 1 < pieces[end];
                if (better && known.test(word.substring(begin, end))) {
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
