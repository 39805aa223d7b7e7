package ar.gob.buenosaires.vecino.conversation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a message shows, seen from several sides; each side weighs the same however long the message is. Traits are
 * {@link Hashes}; their names are put together only where somebody reads them. They never change.
 */
final class Traits {

    /** A side that a message is seen from, beside the pieces of its words. */
    enum View {
        /** Words, their sound, and words that follow each other. */
        WORDS(0, 1),
        /** What the words mean, as groups of words and pairs of them. */
        MEANINGS(1, 1),
        /** What the phrases of the data find: values as they are. */
        SIGNS(2, 0);

        static final List<View> ALL = List.of(values());

        /** Its place in {@link #ALL}. */
        final int number;

        /** How much all its traits weigh together; 0 where each has its own weight. */
        final float length;

        View(int number, float length) {
            this.number = number;
            this.length = length;
        }
    }

    private final WordTraits words;
    private final List<String> signs;
    private final float[] strengths;

    private Traits(WordTraits words, List<String> signs, float[] strengths) {
        this.words = words;
        this.signs = signs;
        this.strengths = strengths;
    }

    static Traits of(WordTraits words) {
        return new Traits(words, List.of(), new float[0]);
    }

    /** The same with more signs, by name; the words are shared. */
    Traits with(Map<String, Float> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<String> all = new ArrayList<>(signs);
        all.addAll(more.keySet());
        float[] values = Arrays.copyOf(strengths, all.size());
        int n = signs.size();
        for (float value : more.values()) {
            values[n++] = value;
        }
        return new Traits(words, all, values);
    }

    /** The words, with the pieces that they are made of. */
    WordTraits words() {
        return words;
    }

    int size() {
        return words.size() + signs.size();
    }

    /** The hash of each, those of one side after those of another. */
    long[] hashes() {
        long[] hashes = Arrays.copyOf(words.hashes(), size());
        for (int i = 0; i < strengths.length; i++) {
            hashes[words.size() + i] = Hashes.of(signs.get(i));
        }
        return hashes;
    }

    /** Of the signs. */
    float[] strengths() {
        return strengths;
    }

    /** The first trait that no longer belongs to a side. */
    int end(View view) {
        return view == View.SIGNS ? size() : words.end(view);
    }

    /** Whether its name tells a reader what was said: a word, words that follow each other, or a sign. */
    boolean isReadable(int trait) {
        return trait < end(View.WORDS) || isSign(trait);
    }

    String name(int trait) {
        return isSign(trait) ? signs.get(trait - words.size()) : words.name(trait);
    }

    private boolean isSign(int trait) {
        return trait >= words.size();
    }
}
