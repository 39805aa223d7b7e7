package ar.gob.buenosaires.vecino.conversation;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a message shows, by name, seen from several sides; each side weighs the same however long the message is. */
final class Traits {

    /** A side that a message is seen from. */
    enum View {
        /** Words, their sound, and words that follow each other. */
        WORDS(1),
        /** Pieces of words, which typing errors leave whole. */
        LETTERS(1),
        /** What the words mean, as groups of words and pairs of them. */
        MEANINGS(1),
        /** What the phrases of the data find: values as they are. */
        SIGNS(0);

        /** How much all its traits weigh together; 0 where each has its own weight. */
        final float length;

        View(float length) {
            this.length = length;
        }
    }

    private final Map<View, Map<String, Float>> views = new EnumMap<>(View.class);

    void add(View view, String name) {
        add(view, name, 1);
    }

    void add(View view, String name, float value) {
        views.computeIfAbsent(view, v -> new LinkedHashMap<>()).putIfAbsent(name, value);
    }

    /** Another that more signs can be added to; the other sides are shared. */
    Traits withRoomForSigns() {
        Traits other = new Traits();
        other.views.putAll(views);
        other.views.put(View.SIGNS, new LinkedHashMap<>(of(View.SIGNS)));
        return other;
    }

    int size() {
        return views.values().stream().mapToInt(Map::size).sum();
    }

    /** Names and values of one side. */
    Map<String, Float> of(View view) {
        return views.getOrDefault(view, Map.of());
    }
}
