package ar.gob.buenosaires.vecino.conversation;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a message shows, by name, seen from several sides; each side weighs the same however long the message is. */
final class Traits {

    /** A side that a message is seen from. */
    enum View {
        /** Words, their sound, and words that follow each other. */
        WORDS(true),
        /** Pieces of words, which typing errors leave whole. */
        LETTERS(true),
        /** What the words mean, as groups of words and pairs of them. */
        MEANINGS(true),
        /** What the phrases of the data find: values as they are. */
        SIGNS(false);

        final boolean levelled;

        View(boolean levelled) {
            this.levelled = levelled;
        }
    }

    private final Map<View, Map<String, Float>> views = new EnumMap<>(View.class);

    void add(View view, String name) {
        add(view, name, 1);
    }

    void add(View view, String name, float value) {
        views.computeIfAbsent(view, v -> new LinkedHashMap<>()).putIfAbsent(name, value);
    }

    void addAll(View view, Collection<String> names) {
        names.forEach(name -> add(view, name));
    }

    /** Another that more can be added to. */
    Traits copy() {
        Traits copy = new Traits();
        views.forEach((view, shown) -> copy.views.put(view, new LinkedHashMap<>(shown)));
        return copy;
    }

    /** Names and values of one side. */
    Map<String, Float> of(View view) {
        return views.getOrDefault(view, Map.of());
    }
}
