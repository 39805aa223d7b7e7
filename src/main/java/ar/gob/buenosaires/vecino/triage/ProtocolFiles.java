package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.core.BrokenData;
import ar.gob.buenosaires.vecino.core.DataNode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The protocols that ship in {@code db/protocols}, and the parts in {@code shared} that they include by name and
 * version. Broken files stop the start with {@link BrokenData}, which names every line.
 */
@Component
class ProtocolFiles {

    private final List<Protocol> protocols;

    ProtocolFiles() {
        this(shipped("db/protocols/*.yaml"), shipped("db/protocols/shared/*.yaml"));
    }

    ProtocolFiles(List<Resource> files, List<Resource> sharedFiles) {
        List<String> problems = new ArrayList<>();
        Map<String, DataNode> shared = new HashMap<>();
        for (Resource file : sharedFiles) {
            DataNode root = read(file, problems);
            ProtocolReader.checkKeys(root, "part", "version", "title", "author", "approved_by", "date");
            shared.put(root.text("part") + "@" + root.text("version"), root);
        }
        List<Supplier<Protocol>> read = new ArrayList<>();
        files.forEach(file -> read.add(protocol(read(file, problems), shared)));
        if (!problems.isEmpty()) {
            throw new BrokenData(problems.stream().distinct().toList());
        }
        protocols = read.stream().map(Supplier::get).toList();
        if (protocols.stream().map(Protocol::toString).distinct().count() < protocols.size()) {
            throw new BrokenData(List.of("db/protocols: a protocol version is there twice"));
        }
    }

    private static Supplier<Protocol> protocol(DataNode root, Map<String, DataNode> shared) {
        ProtocolReader.checkKeys(
                root,
                "id",
                "version",
                "title",
                "author",
                "approved_by",
                "date",
                "valid_from",
                "valid_until",
                "include",
                "order");
        List<DataNode> parts = new ArrayList<>();
        for (DataNode name : root.list("include")) {
            DataNode part = shared.get(name.asText());
            if (part == null) {
                name.problem("no shared part of that name and version");
            } else {
                parts.add(part);
            }
        }
        return new ProtocolReader(root, parts).read();
    }

    private static DataNode read(Resource file, List<String> problems) {
        try (Reader text = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            return DataNode.read(String.valueOf(file.getFilename()), text, problems);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Resource> shipped(String pattern) {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern);
            return Arrays.stream(files)
                    .sorted(Comparator.comparing(file -> String.valueOf(file.getFilename())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Protocol> all() {
        return protocols;
    }

    Optional<Protocol> find(String id, String version) {
        return protocols.stream()
                .filter(protocol ->
                        protocol.id().equals(id) && protocol.version().equals(version))
                .findFirst();
    }
}
