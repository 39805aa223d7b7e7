package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.Traits.View;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Numbers for the traits that training messages show more than once, rare ones counting more. It never changes. */
final class TraitIndex {

    /** A message as numbers of traits and their values. */
    static final class Vector {

        private final int[] ids;
        private final float[] values;

        private Vector(int[] ids, float[] values) {
            this.ids = ids;
            this.values = values;
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
    }

    /** All traits of a message by number, those of one side after those of another. */
    private static final class Numbered {

        final int[] ids;
        final float[] values;
        final int[] ends = new int[VIEWS.size()];

        Numbered(Traits traits, ToIntFunction<String> number) {
            ids = new int[traits.size()];
            values = new float[ids.length];
            int n = 0;
            for (int v = 0; v < ends.length; v++) {
                for (Map.Entry<String, Float> trait : traits.of(VIEWS.get(v)).entrySet()) {
                    ids[n] = number.applyAsInt(trait.getKey());
                    values[n++] = trait.getValue();
                }
                ends[v] = n;
            }
        }
    }

    private static final List<View> VIEWS = List.of(View.values());

    private static final int OFTEN_ENOUGH = 2; // what was seen once tells nothing of other messages

    private final Map<String, Integer> ids;
    private final String[] names;
    private final float[] rarity;

    private TraitIndex(Map<String, Integer> ids, float[] rarity) {
        this.ids = ids;
        this.rarity = rarity;
        names = new String[rarity.length];
        ids.forEach((name, id) -> names[id] = name);
    }

    /** Collects messages as numbers, so that their names need not all be held at once. */
    static final class Builder {

        private final Map<String, Integer> all = new HashMap<>();
        private final List<Numbered> messages = new ArrayList<>();

        void add(Traits traits) {
            messages.add(new Numbered(traits, this::number));
        }

        private int number(String name) {
            Integer known = all.putIfAbsent(name, all.size());
            return known == null ? all.size() - 1 : known;
        }

        TraitIndex index() {
            int[] times = new int[all.size()];
            messages.forEach(message -> Arrays.stream(message.ids).forEach(id -> times[id]++));
            Map<String, Integer> kept = new HashMap<>();
            int[] renumbered = new int[times.length];
            Arrays.fill(renumbered, -1);
            all.entrySet().removeIf(entry -> times[entry.getValue()] < OFTEN_ENOUGH);
            float[] rarity = new float[all.size()];
            all.forEach((name, id) -> {
                int number = kept.size();
                kept.put(name, number);
                renumbered[id] = number;
                rarity[number] = (float) Math.log((1.0 + messages.size()) / (1 + times[id])) + 1;
            });
            messages.forEach(message -> Arrays.setAll(message.ids, i -> renumbered[message.ids[i]]));
            return new TraitIndex(kept, rarity);
        }

        /** The messages by the numbers of the index, in the order in which they were added. */
        List<Vector> vectors(TraitIndex index) {
            return messages.stream().map(index::vector).toList();
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(names.length);
        for (int id = 0; id < names.length; id++) {
            out.writeUTF(names[id]);
            out.writeFloat(rarity[id]);
        }
    }

    static TraitIndex read(DataInput in) throws IOException {
        int size = in.readInt();
        Map<String, Integer> ids = HashMap.newHashMap(size);
        float[] rarity = new float[size];
        for (int id = 0; id < size; id++) {
            ids.put(in.readUTF(), id);
            rarity[id] = in.readFloat();
        }
        return new TraitIndex(ids, rarity);
    }

    int size() {
        return rarity.length;
    }

    boolean knows(String name) {
        return ids.containsKey(name);
    }

    String name(int id) {
        return names[id];
    }

    /** The traits that are known; the values of each side have that side's length together. */
    Vector vector(Traits traits) {
        return vector(new Numbered(traits, name -> ids.getOrDefault(name, -1)));
    }

    /** Leaves out what has no number, which is -1. */
    private Vector vector(Numbered message) {
        int[] known = new int[message.ids.length];
        float[] values = new float[known.length];
        int n = 0;
        int from = 0;
        for (int v = 0; v < VIEWS.size(); v++) {
            float length = VIEWS.get(v).length;
            int begin = n;
            for (; from < message.ends[v]; from++) {
                int id = message.ids[from];
                if (id >= 0) {
                    known[n] = id;
                    values[n++] = length > 0 ? rarity[id] : message.values[from];
                }
            }
            if (length > 0) {
                level(values, begin, n, length);
            }
        }
        return new Vector(Arrays.copyOf(known, n), Arrays.copyOf(values, n));
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
