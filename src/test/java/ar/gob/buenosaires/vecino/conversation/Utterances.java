package ar.gob.buenosaires.vecino.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Labelled messages that the understanding is measured on; never the held-out ones. */
final class Utterances {

    record Labelled(String text, String intent) {}

    private Utterances() {}

    /** The 420 messages that the project began with. */
    static List<Labelled> development() {
        return read("utterances.jsonl");
    }

    /** More messages, harder ones, for tuning. */
    static List<Labelled> tuning() {
        return read("tuning.jsonl");
    }

    private static List<Labelled> read(String file) {
        ObjectMapper json = new ObjectMapper();
        List<Labelled> all = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(Path.of("src/test/data/understanding", file))) {
                JsonNode node = json.readTree(line);
                all.add(new Labelled(
                        node.get("text").asText(), node.get("intent").asText()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
