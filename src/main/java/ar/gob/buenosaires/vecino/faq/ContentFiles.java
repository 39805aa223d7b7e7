package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.BrokenData;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The content that ships with the program: {@code db/content}, one file an area. Broken files stop the start with
 * {@link BrokenData}, which names them all.
 */
@Component
class ContentFiles {

    private final List<AreaFile> areas;

    ContentFiles() {
        this(shipped());
    }

    ContentFiles(List<Resource> files) {
        List<String> problems = new ArrayList<>();
        List<AreaFile> read = new ArrayList<>();
        for (Resource file : files) {
            read.add(read(file, new ContentFileReader(read.size() + 1, problems, (node, document) -> {})));
        }
        checkAcrossFiles(read, Set.of(), problems);
        if (!problems.isEmpty()) {
            throw new BrokenData(problems);
        }
        areas = List.copyOf(read);
    }

    List<AreaFile> areas() {
        return areas;
    }

    List<ServiceFile> services() {
        return services(areas);
    }

    private static AreaFile read(Resource file, ContentFileReader reader) {
        try (Reader text = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            return reader.read(String.valueOf(file.getFilename()), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes what does not fit together; follow-ups may also lead to {@code besides}, {@code service/topic} each. */
    static void checkAcrossFiles(List<AreaFile> areas, Set<String> besides, List<String> problems) {
        Set<String> slugs = new HashSet<>();
        areas.stream()
                .filter(area -> !slugs.add(area.slug()))
                .forEach(area -> problems.add(area.place() + ": area '" + area.slug() + "' is in another file too"));
        Set<String> known = new HashSet<>();
        services(areas).stream()
                .filter(service -> !known.add(service.slug()))
                .forEach(service -> problems.add(service.place() + ": service '" + service.slug() + "' twice"));
        Set<String> targets = services(areas).stream()
                .flatMap(s -> s.answers().stream().map(a -> s.slug() + "/" + (a.topic() == null ? "" : a.topic())))
                .collect(Collectors.toSet());
        for (ServiceFile service : services(areas)) {
            service.answers().stream()
                    .flatMap(file -> file.answer().followUps().stream())
                    .filter(followUp ->
                            followUp.contains("/") && !targets.contains(followUp) && !besides.contains(followUp))
                    .forEach(
                            followUp -> problems.add(service.place() + ": follow-up '" + followUp + "' leads nowhere"));
        }
    }

    private static List<ServiceFile> services(List<AreaFile> areas) {
        return areas.stream().flatMap(area -> area.services().stream()).toList();
    }

    private static List<Resource> shipped() {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:db/content/*.yaml");
            return Arrays.stream(files)
                    .sorted(Comparator.comparing(file -> String.valueOf(file.getFilename())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
