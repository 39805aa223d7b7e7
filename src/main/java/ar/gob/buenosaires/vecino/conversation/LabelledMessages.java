package ar.gob.buenosaires.vecino.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads the labelled messages that ship under {@code db/understanding/messages}, file by file in alphabetical order. */
final class LabelledMessages {

    private static final String FILES = "classpath*:db/understanding/messages/*.jsonl";

    private LabelledMessages() {}

    static List<LabelledMessage> read() {
        ObjectMapper json = new ObjectMapper();
        List<LabelledMessage> all = new ArrayList<>();
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources(FILES);
            Arrays.sort(files, Comparator.comparing(Resource::getFilename));
            for (Resource file : files) {
                read(file, json, all);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static void read(Resource file, ObjectMapper json, List<LabelledMessage> all) throws IOException {
        String name = Objects.requireNonNull(file.getFilename());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    all.add(message(name, json.readTree(line)));
                }
            }
        }
    }

    private static LabelledMessage message(String file, JsonNode node) {
        return new LabelledMessage(
                file,
                node.path("text").asText(),
                node.path("intent").asText(),
                optional(node, "extra"),
                optional(node, "line"),
                node.path("hard").asBoolean());
    }

    private static @Nullable String optional(JsonNode node, String key) {
        return node.hasNonNull(key) ? node.get(key).asText() : null;
    }
}
