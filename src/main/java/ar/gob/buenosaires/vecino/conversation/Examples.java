package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.Vocabulary.Guess;
import ar.gob.buenosaires.vecino.core.PlainText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Example questions, and how like a message they are: the cosine of their words, rare words counting more. */
final class Examples {

    /** An example and its likeness to the message, from 0 to 1. */
    record Likeness(Clue clue, double value) {}

    private static final double TOO_LITTLE = 0.25;

    private final Vocabulary vocabulary;
    private final Set<String> skip;
    private final List<Clue> clues = new ArrayList<>();
    private final List<Set<Integer>> words = new ArrayList<>();
    private volatile double @Nullable [] lengths; // of the examples, squared; known once all are there
    private final Map<Integer, List<Integer>> examplesWith = new HashMap<>();

    Examples(Vocabulary vocabulary, Set<String> skip) {
        this.vocabulary = vocabulary;
        this.skip = skip;
    }

    void add(Clue clue, PlainText text) {
        Set<Integer> ids = new HashSet<>();
        text.words().stream().filter(word -> !skip.contains(word)).forEach(word -> ids.add(vocabulary.add(word)));
        int number = clues.size();
        clues.add(clue);
        words.add(ids);
        lengths = null;
        ids.forEach(
                id -> examplesWith.computeIfAbsent(id, i -> new ArrayList<>()).add(number));
    }

    List<Likeness> like(Reading reading) {
        Set<Integer> asked = new HashSet<>();
        double norm = 0;
        for (int i = 0; i < reading.size(); i++) {
            if (skip.contains(reading.word(i))) {
                continue;
            }
            List<Guess> guesses = reading.guesses(i);
            if (guesses.isEmpty()) {
                norm += rarity(1) * rarity(1) / 2; // an unknown word makes everything less like it
            } else if (asked.add(guesses.getFirst().id())) {
                norm += square(guesses.getFirst().id());
            }
        }
        double[] shared = new double[clues.size()];
        for (int id : asked) {
            double square = square(id);
            examplesWith.getOrDefault(id, List.of()).forEach(example -> shared[example] += square);
        }
        return likenesses(shared, norm);
    }

    private List<Likeness> likenesses(double[] shared, double norm) {
        double[] own = lengths();
        List<Likeness> found = new ArrayList<>();
        for (int example = 0; example < shared.length; example++) {
            if (shared[example] > 0) {
                double value = shared[example] / Math.sqrt(norm * own[example]);
                if (value > TOO_LITTLE) {
                    found.add(new Likeness(clues.get(example), value));
                }
            }
        }
        return found;
    }

    private double[] lengths() {
        double[] known = lengths;
        if (known == null) {
            known = words.stream()
                    .mapToDouble(ids -> ids.stream().mapToDouble(this::square).sum())
                    .toArray();
            lengths = known;
        }
        return known;
    }

    private double square(int id) {
        double rarity = rarity(examplesWith.getOrDefault(id, List.of()).size());
        return rarity * rarity;
    }

    private double rarity(int examples) {
        return Math.log(1 + clues.size() / (1.0 + examples));
    }
}
