package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.core.BrokenData;
import ar.gob.buenosaires.vecino.core.DataNode;
import ar.gob.buenosaires.vecino.core.PlainText;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/** The words of {@code db/understanding/answers.yaml}, and chat abbreviations of {@code words.yaml}. */
final class AnswerWords {

    private final Map<String, List<String>> shortForms = new LinkedHashMap<>();
    private final DataNode root;

    AnswerWords() {
        root = open("answers.yaml");
        open("words.yaml")
                .find("short")
                .map(DataNode::entries)
                .orElse(Map.of())
                .forEach((form, meaning) ->
                        shortForms.put(form, List.of(meaning.asText().split(" ", -1))));
    }

    private static DataNode open(String name) {
        List<String> problems = new ArrayList<>();
        try (Reader text = new InputStreamReader(
                new ClassPathResource("db/understanding/" + name).getInputStream(), StandardCharsets.UTF_8)) {
            DataNode root = DataNode.read(name, text, problems);
            if (!problems.isEmpty()) {
                throw new BrokenData(problems);
            }
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Words read(String text) {
        return new Words(PlainText.of(text)
                .replace(word -> word.equals("°") ? List.of() : shortForms.getOrDefault(word, List.of(word)))
                .words());
    }

    List<Words> phrases(String key) {
        return root.texts(key).stream().map(Words::of).toList();
    }

    List<Words> phrases(String key, String below) {
        return root.find(key).map(node -> node.texts(below)).orElse(List.of()).stream()
                .map(Words::of)
                .toList();
    }

    /** Phrases by the fact that they tell. */
    Map<String, List<Words>> phrasesBy(String key) {
        Map<String, List<Words>> by = new LinkedHashMap<>();
        root.find(key)
                .map(DataNode::entries)
                .orElse(Map.of())
                .keySet()
                .forEach(below -> by.put(below, phrases(key, below)));
        return by;
    }

    Map<Words, String> table(String key) {
        Map<Words, String> table = new LinkedHashMap<>();
        root.find(key)
                .map(DataNode::entries)
                .orElse(Map.of())
                .forEach((words, value) -> table.put(Words.of(words), value.asText()));
        return table;
    }

    String say(String key) {
        return root.find("say").map(node -> node.text(key)).orElse("");
    }
}
