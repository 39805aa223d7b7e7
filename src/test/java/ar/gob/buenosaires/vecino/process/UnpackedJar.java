package ar.gob.buenosaires.vecino.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import ar.gob.buenosaires.vecino.DevelopmentSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * The packaged jar, unpacked as in the image and with an archive of its classes, so that a node starts with half the
 * work. Made once a test JVM.
 */
final class UnpackedJar {

    private static @Nullable UnpackedJar made;

    private final String jar;
    private final String archive;

    private UnpackedJar(Path packaged) throws IOException {
        Path folder = packaged.resolveSibling("unpacked");
        FileSystemUtils.deleteRecursively(folder);
        jar = folder.resolve(packaged.getFileName()).toString();
        archive = folder.resolve("classes.jsa").toString();
        run("-Djarmode=tools", "-jar", packaged.toString(), "extract", "--destination", folder.toString());
        run("-XX:ArchiveClassesAtExit=" + archive, "-Dspring.context.exit=onRefresh", "-jar", jar);
    }

    static synchronized UnpackedJar of(Path packaged) {
        if (made == null) {
            try {
                made = new UnpackedJar(packaged);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return made;
    }

    /** How to start it, after {@code java}. */
    List<String> command() {
        return toStartSoon("-XX:SharedArchiveFile=" + archive, "-jar", jar);
    }

    /** Compiled as a process that starts soon and often, rather than one that runs for long. */
    static List<String> toStartSoon(String... words) {
        List<String> command = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of(words));
        return command;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Required settings, by the names that they have in an environment. */
    static Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        DevelopmentSettings.required().forEach((key, value) -> environment.put(variable(key), value.toString()));
        return environment;
    }

    /** The name that a setting has in an environment. */
    static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replace("]", "").replaceAll("[.\\[-]", "_");
    }

    private static void run(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(toStartSoon(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment());
        // nobody is there: it ends once its parts are made
        builder.environment().put("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:1/none");
        builder.environment().put("SPRING_DATASOURCE_USERNAME", "nobody");
        builder.environment().put("SPRING_DATASOURCE_PASSWORD", "none");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        int ended = process.onExit().join().exitValue();
        if (ended != 0) {
            throw new IllegalStateException("%s ended with %d: %s".formatted(command, ended, said));
        }
    }
}
