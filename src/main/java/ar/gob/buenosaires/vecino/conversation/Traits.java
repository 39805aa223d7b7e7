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

    /** A side that a message is seen from. */
    enum View {
        /** Words, their sound, and words that follow each other. */
        WORDS(0, 1),
        /** Pieces of words, which typing errors leave whole. */
        LETTERS(1, 1),
        /** What the words mean, as groups of words and pairs of them. */
        MEANINGS(2, 1),
        /** What the phrases of the data find: values as they are. */
        SIGNS(3, 0);

        static final List<View> ALL = List.of(values());

        /** Its place in {@link #ALL}. */
        private final int number;

        /** How much all its traits weigh together; 0 where each has its own weight. */
        final float length;

        View(int number, float length) {
            this.number = number;
            this.length = length;
        }
    }

    /** Says what a trait is called that a message's words show. */
    interface Names {
        String name(long origin);
    }

    private final long[] hashes;
    private final long[] origins;
    private final int[] ends; // of each side but signs, which are last
    private final Names names;
    private final List<String> signs;
    private final float[] strengths;

    private Traits(long[] hashes, long[] origins, int[] ends, Names names, List<String> signs, float[] strengths) {
        this.hashes = hashes;
        this.origins = origins;
        this.ends = ends;
        this.names = names;
        this.signs = signs;
        this.strengths = strengths;
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
        return new Traits(hashes, origins, ends, names, all, values);
    }

    int size() {
        return hashes.length + signs.size();
    }

    /** The hash of each, those of one side after those of another. */
    long hash(int trait) {
        return trait < hashes.length ? hashes[trait] : Hashes.of(signs.get(trait - hashes.length));
    }

    float value(int trait) {
        return trait < hashes.length ? 1 : strengths[trait - hashes.length];
    }

    /** The first trait that no longer belongs to a side. */
    int end(View view) {
        return view == View.SIGNS ? size() : ends[view.number];
    }

    /** Whether its name tells a reader what was said: a word, words that follow each other, or a sign. */
    boolean isReadable(int trait) {
        return trait < end(View.WORDS) || trait >= hashes.length;
    }

    String name(int trait) {
        return trait < hashes.length ? names.name(origins[trait]) : signs.get(trait - hashes.length);
    }

    /** Takes the traits of one message, side by side, each once. */
    static final class Collector {

        private static final int USUAL = 700;

        private final HashNumbers known = new HashNumbers(USUAL);
        private final int[] ends = new int[View.SIGNS.number];
        private long[] origins = new long[USUAL];

        /** @param origin from which its name can be told */
        void add(long hash, long origin) {
            int number = known.size();
            if (known.number(hash) == number) {
                if (number == origins.length) {
                    origins = Arrays.copyOf(origins, number * 2);
                }
                origins[number] = origin;
            }
        }

        void end(View view) {
            ends[view.number] = known.size();
        }

        Traits traits(Names names) {
            long[] once = Arrays.copyOf(origins, known.size());
            return new Traits(known.all(), once, ends, names, List.of(), new float[0]);
        }
    }
}
