package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.Vocabulary.Guess;
import ar.gob.buenosaires.vecino.core.PlainText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
    private volatile @Nullable Index index; // known once all are there

    Examples(Vocabulary vocabulary, Set<String> skip) {
        this.vocabulary = vocabulary;
        this.skip = skip;
    }

    void add(Clue clue, PlainText text) {
        Set<Integer> ids = new HashSet<>();
        text.words().stream().filter(word -> !skip.contains(word)).forEach(word -> ids.add(vocabulary.add(word)));
        clues.add(clue);
        words.add(ids);
        index = null;
    }

    List<Likeness> like(Reading reading) {
        Index known = index();
        BitSet asked = new BitSet();
        double norm = 0;
        for (int i = 0; i < reading.size(); i++) {
            if (skip.contains(reading.word(i))) {
                continue;
            }
            List<Guess> guesses = reading.guesses(i);
            if (guesses.isEmpty()) {
                norm += known.unknown / 2; // an unknown word makes everything less like it
            } else if (!asked.get(guesses.getFirst().id())) {
                asked.set(guesses.getFirst().id());
                norm += known.squares[guesses.getFirst().id()];
            }
        }
        return likenesses(asked, norm, known);
    }

    /** Those that share enough with what is asked, in the order in which they were added. */
    private List<Likeness> likenesses(BitSet asked, double norm, Index known) {
        double[] shared = new double[clues.size()];
        BitSet some = new BitSet(shared.length);
        for (int id = asked.nextSetBit(0); id >= 0; id = asked.nextSetBit(id + 1)) {
            for (int example : known.examplesWith[id]) {
                shared[example] += known.squares[id];
                some.set(example);
            }
        }
        List<Likeness> found = new ArrayList<>();
        for (int example = some.nextSetBit(0); example >= 0; example = some.nextSetBit(example + 1)) {
            double value = shared[example] / Math.sqrt(norm * known.lengths[example]);
            if (value > TOO_LITTLE) {
                found.add(new Likeness(clues.get(example), value));
            }
        }
        return found;
    }

    private Index index() {
        Index known = index;
        if (known == null) {
            known = new Index(words, vocabulary.size());
            index = known;
        }
        return known;
    }

    /** Which examples have a word, and how much it counts. */
    private static final class Index {

        final int[][] examplesWith;
        final double[] squares; // of the words' rarity
        final double[] lengths; // of the examples, squared
        final double unknown; // square of the rarity of a word that stands in one example

        Index(List<Set<Integer>> words, int vocabulary) {
            List<List<Integer>> with = Stream.generate(() -> (List<Integer>) new ArrayList<Integer>(0))
                    .limit(vocabulary)
                    .toList();
            for (int example = 0; example < words.size(); example++) {
                for (int id : words.get(example)) {
                    with.get(id).add(example);
                }
            }
            examplesWith = with.stream()
                    .map(examples -> examples.stream().mapToInt(i -> i).toArray())
                    .toArray(int[][]::new);
            squares = with.stream()
                    .mapToDouble(examples -> square(words.size(), examples.size()))
                    .toArray();
            lengths = words.stream()
                    .mapToDouble(
                            ids -> ids.stream().mapToDouble(id -> squares[id]).sum())
                    .toArray();
            unknown = square(words.size(), 1);
        }

        private static double square(int all, int examples) {
            double rarity = Math.log(1 + all / (1.0 + examples));
            return rarity * rarity;
        }
    }
}
