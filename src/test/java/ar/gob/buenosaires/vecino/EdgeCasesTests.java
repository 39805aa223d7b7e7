package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every edge case of the triage reference has a test, or a line that says why the design decides otherwise. */
class EdgeCasesTests {

    private static final int LAST = 95;
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\| .{20,} \\|$");

    @Test
    void areAllTestedOrExplained() throws IOException {
        Set<Integer> tested = new ClassFileImporter()
                .importPackages("ar.gob.buenosaires.vecino").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(EdgeCase.class))
                        .flatMap(EdgeCasesTests::numbers)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<Integer> all = IntStream.rangeClosed(1, LAST).boxed().collect(Collectors.toCollection(TreeSet::new));
        Set<Integer> open = new TreeSet<>(all);
        open.removeAll(tested);
        open.removeAll(explained());

        assertThat(open).isEmpty();
        assertThat(all).containsAll(tested).containsAll(explained());
    }

    private static Stream<Integer> numbers(JavaMethod method) {
        return Arrays.stream(method.getAnnotationOfType(EdgeCase.class).value()).boxed();
    }

    private static Set<Integer> explained() throws IOException {
        String page = Files.readString(Path.of("docs/triage.md"));
        return ROW.matcher(page.substring(page.indexOf("## Edge cases")))
                .results()
                .map((MatchResult row) -> Integer.valueOf(row.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
