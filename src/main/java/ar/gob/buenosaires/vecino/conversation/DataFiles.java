package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.BrokenData;
import ar.gob.buenosaires.vecino.core.DataNode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.core.io.ClassPathResource;

/** Opens the data that ships under {@code db/understanding}; broken data stops the start. */
final class DataFiles {

    private DataFiles() {}

    static <T> T read(String name, Function<DataNode, T> reader) {
        List<String> problems = new ArrayList<>();
        T read;
        try (Reader text = new InputStreamReader(
                new ClassPathResource("db/understanding/" + name).getInputStream(), StandardCharsets.UTF_8)) {
            read = reader.apply(DataNode.read(name, text, problems));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!problems.isEmpty()) {
            throw new BrokenData(problems);
        }
        return read;
    }
}
