package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.Traits.View;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Numbers for the traits that training messages show more than once, rare ones counting more. It never changes. */
final class TraitIndex {

    /** The traits of a message that an index knows. */
    static final class Vector {

        private final int[] ids;
        private final float[] values;
        private final int[] traits;

        private Vector(int[] ids, float[] values, int[] traits) {
            this.ids = ids;
            this.values = values;
            this.traits = traits;
        }

        int size() {
            return ids.length;
        }

        int id(int i) {
            return ids[i];
        }

        float value(int i) {
            return values[i];
        }

        /** Which of the message's traits it is. */
        int trait(int i) {
            return traits[i];
        }
    }

    /** The traits of a message by number, -1 where it has none, those of one side after those of another. */
    private static final class Numbered {

        final int[] ids;
        final int[] ends = new int[View.ALL.size() + 1]; // of each side; the last are pieces
        final float[] strengths; // of the signs

        Numbered(Traits traits, int[] ids) {
            this.ids = ids;
            for (View view : View.ALL) {
                ends[view.number] = traits.end(view);
            }
            ends[ends.length - 1] = ids.length;
            strengths = traits.strengths();
        }

        float strength(int sign) {
            return strengths[sign - ends[View.SIGNS.number - 1]];
        }
    }

    /** How much all pieces of words weigh together. */
    static final float PIECES_LENGTH = 1;

    private static final int OFTEN_ENOUGH = 2; // what was seen once tells nothing of other messages

    private final HashNumbers ids;
    private final float[] rarity;

    private TraitIndex(HashNumbers ids, float[] rarity) {
        this.ids = ids;
        this.rarity = rarity;
    }

    /** Collects messages as numbers, so that their traits need not all be held at once. */
    static final class Builder {

        private static final int USUAL = 1 << 18;

        private final HashNumbers all = new HashNumbers(USUAL);
        private final List<Numbered> messages = new ArrayList<>();

        void add(Traits traits) {
            WordTraits words = traits.words();
            LongStream pieces = IntStream.range(0, words.unlikeWords())
                    .mapToObj(words::pieces)
                    .flatMapToLong(Arrays::stream);
            int[] ids = LongStream.concat(Arrays.stream(traits.hashes()), pieces)
                    .mapToInt(all::number)
                    .toArray();
            messages.add(new Numbered(traits, ids));
        }

        TraitIndex index() {
            int[] times = messagesWith(all.size());
            long[] hashes = all.all();
            int[] renumbered = new int[times.length];
            HashNumbers kept = new HashNumbers(USUAL / 4);
            float[] rarity = new float[times.length];
            for (int id = 0; id < times.length; id++) {
                renumbered[id] = -1;
                if (times[id] >= OFTEN_ENOUGH) {
                    int number = kept.number(hashes[id]);
                    renumbered[id] = number;
                    rarity[number] = (float) Math.log((1.0 + messages.size()) / (1 + times[id])) + 1;
                }
            }
            messages.forEach(message -> Arrays.setAll(message.ids, i -> renumbered[message.ids[i]]));
            return new TraitIndex(kept, Arrays.copyOf(rarity, kept.size()));
        }

        /** How many messages show each. */
        private int[] messagesWith(int size) {
            int[] times = new int[size];
            int[] last = new int[size];
            for (int m = 0; m < messages.size(); m++) {
                for (int id : messages.get(m).ids) {
                    times[id] += last[id] <= m ? 1 : 0; // two words may share a piece
                    last[id] = m + 1;
                }
            }
            return times;
        }

        /** The messages by the numbers of the index, in the order in which they were added. */
        List<Vector> vectors(TraitIndex index) {
            return messages.stream().map(index::vector).toList();
        }
    }

    void write(DataOutput out) throws IOException {
        long[] hashes = ids.all();
        out.writeInt(hashes.length);
        for (int id = 0; id < hashes.length; id++) {
            out.writeLong(hashes[id]);
            out.writeFloat(rarity[id]);
        }
    }

    static TraitIndex read(DataInput in) throws IOException {
        int size = in.readInt();
        byte[] bytes = new byte[size * (Long.BYTES + Float.BYTES)];
        in.readFully(bytes);
        ByteBuffer traits = ByteBuffer.wrap(bytes);
        HashNumbers ids = new HashNumbers(size);
        float[] rarity = new float[size];
        for (int id = 0; id < size; id++) {
            ids.number(traits.getLong());
            rarity[id] = traits.getFloat();
        }
        return new TraitIndex(ids, rarity);
    }

    int size() {
        return rarity.length;
    }

    /** The number of a trait, or -1. */
    int number(long hash) {
        return ids.get(hash);
    }

    /** The number of each trait of a message but pieces, or -1. */
    int[] numbers(Traits traits) {
        return ids.get(traits.hashes());
    }

    /** How rare a trait is. */
    float rarity(int number) {
        return rarity[number];
    }

    /** The traits that are known, without pieces; the values of each side have that side's length together. */
    Vector vector(Traits traits) {
        return vector(new Numbered(traits, numbers(traits)));
    }

    /** Leaves out what has no number, which is -1. */
    private Vector vector(Numbered message) {
        int[] known = new int[message.ids.length];
        float[] values = new float[known.length];
        int[] traits = new int[known.length];
        int n = 0;
        int from = 0;
        for (int v = 0; v < message.ends.length; v++) {
            float length = v < View.ALL.size() ? View.ALL.get(v).length : PIECES_LENGTH;
            int begin = n;
            for (; from < message.ends[v]; from++) {
                int id = message.ids[from];
                if (id >= 0) {
                    known[n] = id;
                    traits[n] = from;
                    values[n++] = length > 0 ? rarity[id] : message.strength(from);
                }
            }
            if (length > 0) {
                level(values, begin, n, length);
            }
        }
        return new Vector(Arrays.copyOf(known, n), Arrays.copyOf(values, n), Arrays.copyOf(traits, n));
    }

    private static void level(float[] values, int begin, int end, float length) {
        double square = 0;
        for (int i = begin; i < end; i++) {
            square += values[i] * values[i];
        }
        float share = length / (float) Math.sqrt(square);
        for (int i = begin; i < end; i++) {
            values[i] *= share;
        }
    }
}
