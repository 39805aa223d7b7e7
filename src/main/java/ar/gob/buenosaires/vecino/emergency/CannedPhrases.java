package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.BrokenData;
import ar.gob.buenosaires.vecino.core.DataNode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What dispatchers say again and again, from {@code db/dispatch/phrases.yaml}. */
@Component
class CannedPhrases {

    private static final String FILE = "db/dispatch/phrases.yaml";
    private static final int LONGEST = 1000;

    private final List<Phrase> phrases;

    /**
     * One phrase.
     *
     * @param title on its button
     */
    record Phrase(String id, String title, String text) {}

    CannedPhrases() {
        try (Reader file =
                new InputStreamReader(new ClassPathResource(FILE).getInputStream(), StandardCharsets.UTF_8)) {
            phrases = read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Phrase> read(Reader file) {
        List<String> problems = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        List<Phrase> read = new ArrayList<>();
        DataNode root = DataNode.read(FILE, file, problems);
        root.only("phrases");
        for (DataNode node : root.list("phrases")) {
            node.only("id", "title", "text");
            Phrase phrase = new Phrase(node.text("id"), node.text("title"), node.text("text"));
            if (!ids.add(phrase.id)) {
                node.problem("id '" + phrase.id + "' twice");
            }
            if (phrase.text.length() > LONGEST) {
                node.problem("longer than " + LONGEST + " characters");
            }
            read.add(phrase);
        }
        if (!problems.isEmpty()) {
            throw new BrokenData(problems);
        }
        return List.copyOf(read);
    }

    List<Phrase> all() {
        return phrases;
    }
}
