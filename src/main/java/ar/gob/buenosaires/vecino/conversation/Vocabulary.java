package ar.gob.buenosaires.vecino.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tartarus.snowball.ext.SpanishStemmer;

/**
 * The words that an index knows, found also by their stem, their sound and with one typing error. A number stands for
 * all words with the same stem.
 */
final class Vocabulary {

    /** A word of the vocabulary that a written word may stand for, with how sure that is. */
    record Guess(int id, double quality) {}

    /** A written word, or one of those that were written together, and what it may stand for, the likeliest first. */
    record Piece(String word, List<Guess> guesses) {}

    private static final int SHORTEST_WITH_TYPO = 5;
    private static final int SHORTEST_STEM = 4; // shorter ones throw unlike words together

    private static final int LONGEST_REMEMBERED = 20;
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Map<String, List<Piece>> known = new ConcurrentHashMap<>();
    private final Cache<String, List<Piece>> guessed = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .build();
    private final boolean stems;
    private final Set<String> common;
    private final Map<String, Integer> bySurface = new HashMap<>();
    private final Map<String, Integer> byStem = new HashMap<>();
    private final Map<String, Set<Integer>> bySound = new HashMap<>();
    private final Map<String, Set<String>> soundsByDeletion = new HashMap<>();
    private final Map<String, Integer> prefixes = new HashMap<>();
    private final Map<String, Integer> prefixesBySound = new HashMap<>();
    private int longestSound;
    private int size;

    /**
     * @param stems whether words with the same stem are one
     * @param common everyday words that stand for themselves and are no typing error of another
     */
    Vocabulary(boolean stems, Collection<String> common) {
        this.stems = stems;
        this.common = Set.copyOf(common);
    }

    /** The number of a word, which is added when it is new. */
    int add(String word) {
        forget();
        Integer known = bySurface.get(word);
        if (known != null) {
            return known;
        }
        int id = stems ? byStem.computeIfAbsent(stem(word), s -> size++) : size++;
        bySurface.put(word, id);
        String sound = Phonetics.key(word);
        bySound.computeIfAbsent(sound, s -> new LinkedHashSet<>()).add(id);
        if (sound.length() >= SHORTEST_WITH_TYPO) {
            longestSound = Math.max(longestSound, sound.length());
            deletions(sound)
                    .forEach(d -> soundsByDeletion
                            .computeIfAbsent(d, k -> new LinkedHashSet<>())
                            .add(sound));
        }
        return id;
    }

    /** The number of all words that begin so. */
    int addPrefix(String prefix) {
        forget();
        return prefixes.computeIfAbsent(prefix, p -> {
            prefixesBySound.put(Phonetics.key(p), size);
            return size++;
        });
    }

    private void forget() {
        known.clear();
        guessed.invalidateAll();
    }

    /** How many numbers there are. */
    int size() {
        return size;
    }

    boolean knows(String word) {
        return bySurface.containsKey(word) || common.contains(word);
    }

    /** The word, or those that it is made of; a typing error is thought of only where nothing else is like it. */
    List<Piece> pieces(String word) {
        List<Piece> once = known.get(word);
        once = once == null ? guessed.getIfPresent(word) : once;
        if (once != null) {
            return once;
        }
        if (knows(word)) {
            return known.computeIfAbsent(word, this::read);
        }
        // single words without a number tell nothing of anybody
        return word.length() > LONGEST_REMEMBERED || hasDigit(word) ? read(word) : guessed.get(word, this::read);
    }

    private List<Piece> read(String word) {
        List<Guess> guesses = guess(word);
        List<String> parts = guesses.isEmpty() && !knows(word) ? JoinedWords.apart(word, this::knows) : List.of();
        return parts.isEmpty()
                ? List.of(new Piece(word, guesses))
                : parts.stream().map(part -> new Piece(part, guess(part))).toList();
    }

    private List<Guess> guess(String word) {
        Map<Integer, Double> found = new LinkedHashMap<>();
        prefixes.forEach((prefix, id) -> {
            if (word.startsWith(prefix)) {
                found.put(id, 1.0);
            }
        });
        Integer exact = bySurface.get(word);
        if (exact != null) {
            found.put(exact, 1.0);
        }
        if (!common.contains(word)) {
            like(word, found);
        }
        return found.entrySet().stream()
                .map(e -> new Guess(e.getKey(), e.getValue()))
                .toList();
    }

    private void like(String word, Map<Integer, Double> found) {
        Integer sameStem = stems ? byStem.get(stem(word)) : null;
        if (sameStem != null) {
            found.putIfAbsent(sameStem, 0.97);
        }
        String sound = Phonetics.key(word);
        bySound.getOrDefault(sound, Set.of()).forEach(id -> found.putIfAbsent(id, 0.93));
        prefixesBySound.forEach((prefix, id) -> {
            if (prefix.length() >= SHORTEST_WITH_TYPO && sound.startsWith(prefix)) {
                found.putIfAbsent(id, 0.93);
            }
        });
        if (found.isEmpty() && sound.length() >= SHORTEST_WITH_TYPO - 1 && !isNumber(word)) {
            almost(sound, found);
        }
    }

    private void almost(String sound, Map<Integer, Double> found) {
        Set<String> near = new HashSet<>();
        if (sound.length() <= longestSound + 1) { // or an endless word would take its length squared
            deletions(sound).forEach(d -> near.addAll(soundsByDeletion.getOrDefault(d, Set.of())));
        }
        near.stream()
                .filter(candidate -> oneErrorApart(sound, candidate))
                .flatMap(candidate -> bySound.getOrDefault(candidate, Set.of()).stream())
                .forEach(id -> found.putIfAbsent(id, 0.85));
        if (found.isEmpty()) {
            prefixesBySound.forEach((prefix, id) -> {
                if (prefix.length() > SHORTEST_WITH_TYPO && beginsAlmost(sound, prefix)) {
                    found.putIfAbsent(id, 0.85);
                }
            });
        }
    }

    /** Two neighbours swapped, or one letter changed, within the beginning of the word. */
    private static boolean beginsAlmost(String word, String prefix) {
        return word.length() >= prefix.length() && oneErrorApart(word.substring(0, prefix.length()), prefix);
    }

    /** At most one letter changed, added, left out, or swapped with its neighbour. */
    static boolean oneErrorApart(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1) {
            return false;
        }
        int i = 0;
        int shorter = Math.min(a.length(), b.length());
        while (i < shorter && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        if (a.length() == b.length()) {
            boolean swapped = i + 1 < a.length()
                    && a.charAt(i) == b.charAt(i + 1)
                    && a.charAt(i + 1) == b.charAt(i)
                    && a.substring(i + 2).equals(b.substring(i + 2));
            return i == a.length() || a.substring(i + 1).equals(b.substring(i + 1)) || swapped;
        }
        String longer = a.length() > b.length() ? a : b;
        String other = a.length() > b.length() ? b : a;
        return longer.substring(i + 1).equals(other.substring(i));
    }

    private static List<String> deletions(String word) {
        List<String> deletions = new ArrayList<>(word.length());
        deletions.add(word);
        for (int i = 0; i < word.length(); i++) {
            deletions.add(word.substring(0, i) + word.substring(i + 1));
        }
        return deletions;
    }

    private static boolean hasDigit(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (Character.isDigit(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNumber(String word) {
        return Character.isDigit(word.charAt(0));
    }

    private static String stem(String word) {
        SpanishStemmer stemmer = new SpanishStemmer();
        stemmer.setCurrent(word);
        stemmer.stem();
        String stem = stemmer.getCurrent();
        if (stem.length() >= SHORTEST_STEM) {
            return stem;
        }
        return word.length() > SHORTEST_STEM && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }
}
