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
import org.springframework.core.io.ByteArrayResource;
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
    private final List<Resource> files;
    private final List<Resource> sharedFiles;

    ProtocolFiles() {
        this(shipped("db/protocols/*.yaml"), shipped("db/protocols/shared/*.yaml"));
    }

    ProtocolFiles(List<Resource> files, List<Resource> sharedFiles) {
        this.files = List.copyOf(files);
        this.sharedFiles = List.copyOf(sharedFiles);
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

    /**
     * A protocol that does not ship, with the shared parts that do.
     *
     * @param name stands for a file's in what is wrong
     * @throws BrokenData as for files
     */
    Protocol read(String name, String yaml) {
        Resource text = new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return name;
            }
        };
        return new ProtocolFiles(List.of(text), sharedFiles).all().getFirst();
    }

    /** The file of one that ships, as it is. */
    Optional<String> text(String id, String version) {
        for (int i = 0; i < protocols.size(); i++) {
            Protocol.Head head = protocols.get(i).head();
            if (head.id().equals(id) && head.version().equals(version)) {
                try {
                    return Optional.of(files.get(i).getContentAsString(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return Optional.empty();
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
