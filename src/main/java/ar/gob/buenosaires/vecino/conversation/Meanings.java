package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.DataNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Groups of words that mean nearly the same; words are compared by their sound. */
@Component
class Meanings {

    private final Map<String, Set<String>> whole = new HashMap<>();
    private final Map<String, Set<String>> beginnings = new HashMap<>();
    private int longestBeginning;

    Meanings() {
        DataFiles.read("meanings.yaml", root -> {
            root.only("meanings");
            root.find("meanings")
                    .map(DataNode::entries)
                    .orElse(Map.of())
                    .forEach((group, words) ->
                            List.of(words.asText().split("\\s+", -1)).forEach(word -> add(group, word)));
            return root;
        });
    }

    /** The groups that a folded word belongs to, in alphabetical order. */
    List<String> of(String word) {
        String sound = Phonetics.key(word);
        Set<String> groups = new TreeSet<>(whole.getOrDefault(sound, Set.of()));
        if (sound.endsWith("s")) {
            groups.addAll(whole.getOrDefault(sound.substring(0, sound.length() - 1), Set.of()));
        }
        for (int end = 1; end <= Math.min(sound.length(), longestBeginning); end++) {
            groups.addAll(beginnings.getOrDefault(sound.substring(0, end), Set.of()));
        }
        return groups.isEmpty() ? List.of() : new ArrayList<>(groups);
    }

    private void add(String group, String word) {
        boolean begins = word.endsWith("*");
        String sound = Phonetics.key(begins ? word.substring(0, word.length() - 1) : word);
        (begins ? beginnings : whole)
                .computeIfAbsent(sound, s -> new TreeSet<>())
                .add(group);
        longestBeginning = Math.max(longestBeginning, begins ? sound.length() : 0);
    }
}
