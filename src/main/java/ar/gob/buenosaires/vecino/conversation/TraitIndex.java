package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.Traits.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers for the traits that training messages show more than once, rare ones counting more. It never changes. */
final class TraitIndex {

    /** A message as numbers of traits and their values. */
    record Vector(int[] ids, float[] values) {}

    private static final int OFTEN_ENOUGH = 2; // a piece of a word that was seen once tells nothing

    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final float[] rarity;

    TraitIndex(Collection<Traits> messages) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (Traits traits : messages) {
            for (View view : View.values()) {
                traits.of(view).keySet().forEach(name -> seen.merge(name, 1, Integer::sum));
            }
        }
        seen.forEach((name, times) -> {
            if (times >= OFTEN_ENOUGH) {
                ids.put(name, names.size());
                names.add(name);
            }
        });
        rarity = new float[names.size()];
        for (int id = 0; id < rarity.length; id++) {
            int times = seen.getOrDefault(names.get(id), 0);
            rarity[id] = (float) Math.log((1.0 + messages.size()) / (1 + times)) + 1;
        }
    }

    int size() {
        return rarity.length;
    }

    boolean knows(String name) {
        return ids.containsKey(name);
    }

    String name(int id) {
        return names.get(id);
    }

    /** The traits that are known; the values of each side have length 1 together. */
    Vector vector(Traits traits) {
        int most = Arrays.stream(View.values())
                .mapToInt(view -> traits.of(view).size())
                .sum();
        int[] found = new int[most];
        float[] values = new float[most];
        int n = 0;
        for (View view : View.values()) {
            int begin = n;
            for (Map.Entry<String, Float> trait : traits.of(view).entrySet()) {
                Integer id = ids.get(trait.getKey());
                if (id != null) {
                    found[n] = id;
                    values[n++] = view.levelled ? rarity[id] : trait.getValue();
                }
            }
            if (view.levelled) {
                level(values, begin, n);
            }
        }
        return new Vector(Arrays.copyOf(found, n), Arrays.copyOf(values, n));
    }

    private static void level(float[] values, int begin, int end) {
        double square = 0;
        for (int i = begin; i < end; i++) {
            square += values[i] * values[i];
        }
        float length = (float) Math.sqrt(square);
        for (int i = begin; i < end; i++) {
            values[i] /= length;
        }
    }
}
