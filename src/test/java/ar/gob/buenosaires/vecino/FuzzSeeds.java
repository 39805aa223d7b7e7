package ar.gob.buenosaires.vecino;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Bad input written for purpose, one JSON object a line: {@code text}, and how many {@code times} it is repeated. Every
 * build runs it through the fuzz targets; {@code JAZZER_FUZZ=1 mvn test -Dtest=UnderstandingFuzzTests#understanding}
 * starts from it and searches on.
 */
public final class FuzzSeeds {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FuzzSeeds() {}

    /** The texts of {@code src/test/resources/fuzz/NAME.jsonl}. */
    public static Stream<Arguments> of(String name) {
        return of(name, Function.identity());
    }

    /** The same in the shape that a target takes, each named by its line. */
    public static Stream<Arguments> of(String name, Function<String, ?> shape) {
        try {
            List<String> lines = Files.readAllLines(Path.of("src/test/resources/fuzz", name + ".jsonl"));
            return IntStream.range(0, lines.size())
                    .mapToObj(i -> Arguments.of(Named.of(name + " " + (i + 1), shape.apply(text(lines.get(i))))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String line) {
        try {
            JsonNode seed = JSON.readTree(line);
            return seed.path("text").asText().repeat(seed.path("times").asInt(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
