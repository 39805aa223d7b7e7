package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.MethodMetadata;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

/** Every edge case of the triage reference has a test, or a line that says why the design decides otherwise. */
class EdgeCasesTests {

    private static final int LAST = 95;
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\| .{20,} \\|$");

    @Test
    void areAllTestedOrExplained() throws IOException {
        Set<Integer> all = IntStream.rangeClosed(1, LAST).boxed().collect(Collectors.toCollection(TreeSet::new));
        Set<Integer> known = tested();
        known.addAll(explained());

        assertThat(known).containsExactlyElementsOf(all);
    }

    private static Set<Integer> tested() throws IOException {
        Set<Integer> numbers = new TreeSet<>();
        Resource[] tests = new PathMatchingResourcePatternResolver()
                .getResources("classpath*:ar/gob/buenosaires/vecino/**/*Tests.class");
        for (Resource test : tests) {
            new SimpleMetadataReaderFactory()
                    .getMetadataReader(test)
                    .getAnnotationMetadata()
                    .getAnnotatedMethods(EdgeCase.class.getName())
                    .forEach(method -> numbers.addAll(numbers(method)));
        }
        return numbers;
    }

    private static Set<Integer> numbers(MethodMetadata method) {
        Map<String, Object> annotation = method.getAnnotationAttributes(EdgeCase.class.getName());
        return annotation == null
                ? Set.of()
                : Arrays.stream((int[]) annotation.get("value")).boxed().collect(Collectors.toSet());
    }

    private static Set<Integer> explained() throws IOException {
        String page = Files.readString(Path.of("docs/triage.md"));
        return ROW.matcher(page.substring(page.indexOf("## Edge cases")))
                .results()
                .map(row -> Integer.valueOf(row.group(1)))
                .collect(Collectors.toSet());
    }
}
