package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.DataNode;
import ar.gob.buenosaires.vecino.core.PlainText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** How people write in chats: short forms, everyday words, and the words that give a language away. */
@Component
class ChatWords {

    private static final int ENOUGH_TO_TELL = 2;

    private final Map<String, List<String>> shortForms = new HashMap<>();
    private final Map<String, Set<String>> languages = new HashMap<>();
    private final Set<String> skip;
    private final Set<String> common;
    private final Set<String> joining;
    private final Courtesy courtesy;

    ChatWords() {
        DataNode root = DataFiles.read("words.yaml", this::read);
        common = Set.copyOf(words(root.text("common")));
        skip = Set.copyOf(words(root.text("skip")));
        joining = Set.copyOf(words(root.text("joining")));
        courtesy = new Courtesy(root.texts("courtesy"), common);
    }

    private DataNode read(DataNode root) {
        root.only("short", "courtesy", "common", "skip", "joining", "languages");
        root.find("short")
                .map(DataNode::entries)
                .orElse(Map.of())
                .forEach((form, meaning) -> shortForms.put(form, words(meaning.asText())));
        root.find("languages")
                .map(DataNode::entries)
                .orElse(Map.of())
                .forEach((language, words) -> languages.put(language, Set.copyOf(words(words.asText()))));
        return root;
    }

    /** Words that say nothing about the subject. */
    Set<String> skip() {
        return skip;
    }

    /** Words with which somebody goes on with what was talked about. */
    Set<String> joining() {
        return joining;
    }

    /** Words that are no typing error of another. */
    Set<String> common() {
        return common;
    }

    /** The message as words, with short forms written out and without the greetings and thanks around it. */
    PlainText read(String text) {
        return courtesy.strip(PlainText.of(text).replace(word -> shortForms.getOrDefault(word, List.of(word))));
    }

    /** {@code en} or {@code pt} when the words say so, else {@code es}. */
    String language(PlainText text) {
        String best = "es";
        long most = ENOUGH_TO_TELL - 1;
        for (Map.Entry<String, Set<String>> language : languages.entrySet()) {
            long hits = text.words().stream()
                    .filter(language.getValue()::contains)
                    .distinct()
                    .count();
            if (hits > most) {
                best = language.getKey();
                most = hits;
            }
        }
        return best;
    }

    private static List<String> words(String text) {
        return List.of(text.split("\\s+", -1));
    }
}
