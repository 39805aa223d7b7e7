package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.DataNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Groups of words that mean nearly the same, by number in alphabetical order; words are compared by their sound. */
@Component
class Meanings {

    private static final int USUAL = 2000;
    private static final int[] NONE = {};

    private final Sounds whole = new Sounds();
    private final Sounds beginnings = new Sounds();
    private final String[] names;
    private final long[] hashes;
    private int longestBeginning;

    Meanings() {
        Map<String, String> groups = new TreeMap<>();
        DataFiles.read("meanings.yaml", root -> {
            root.only("meanings");
            root.find("meanings")
                    .map(DataNode::entries)
                    .orElse(Map.of())
                    .forEach((group, words) -> groups.put(group, words.asText()));
            return root;
        });
        names = groups.keySet().toArray(String[]::new);
        hashes = new long[names.length];
        for (int group = 0; group < names.length; group++) {
            hashes[group] = Hashes.of(names[group]);
            for (String word : List.of(groups.getOrDefault(names[group], "").split("\\s+", -1))) {
                add(group, word);
            }
        }
    }

    /** The groups that a word belongs to by its sound, in order. */
    int[] of(String sound) {
        int[] found = NONE;
        int last = sound.length() - 1;
        long begun = Hashes.START;
        for (int i = 0; i <= last; i++) {
            begun = Hashes.step(begun, sound.charAt(i));
            if (i == last || (i == last - 1 && sound.charAt(last) == 's')) {
                found = both(found, whole.groups(Hashes.end(begun)));
            }
            if (i < longestBeginning) {
                found = both(found, beginnings.groups(Hashes.end(begun)));
            }
        }
        return found;
    }

    String name(int group) {
        return names[group];
    }

    long hash(int group) {
        return hashes[group];
    }

    private void add(int group, String word) {
        boolean begins = word.endsWith("*");
        String sound = Phonetics.key(begins ? word.substring(0, word.length() - 1) : word);
        (begins ? beginnings : whole).add(Hashes.of(sound), group);
        longestBeginning = Math.max(longestBeginning, begins ? sound.length() : 0);
    }

    private static int[] both(int[] some, int[] more) {
        if (some.length == 0 || more.length == 0) {
            return some.length == 0 ? more : some;
        }
        return IntStream.concat(IntStream.of(some), IntStream.of(more))
                .sorted()
                .distinct()
                .toArray();
    }

    /** Groups by the hash of a sound. */
    private static final class Sounds {

        private final HashNumbers numbers = new HashNumbers(USUAL);
        private final List<int[]> groups = new ArrayList<>();

        void add(long sound, int group) {
            int number = numbers.number(sound);
            if (number == groups.size()) {
                groups.add(NONE);
            }
            groups.set(number, both(groups.get(number), new int[] {group}));
        }

        int[] groups(long sound) {
            int number = numbers.get(sound);
            return number < 0 ? NONE : groups.get(number);
        }
    }
}
