package ar.gob.buenosaires.vecino.process;

import ar.gob.buenosaires.vecino.simulator.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** One node of the packaged jar, unpacked and configured by environment variables as in production. */
public final class PackagedService implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> launcher = new ArrayList<>();
    private final int port = FreePort.find();
    private final int managementPort = FreePort.find();
    private final Path log;
    private Supplier<List<String>> command = () -> UnpackedJar.of(jar()).command();
    private @Nullable Process process;

    /** A node that sends to a Graph API and keeps its data in a database, not started yet. */
    public PackagedService(URI graph, String jdbcUrl, String databaseUser, String databasePassword) {
        environment.putAll(UnpackedJar.environment());
        environment.put("VECINO_WHATSAPP_GRAPH_BASE_URL", graph.toString());
        environment.put("SPRING_DATASOURCE_URL", jdbcUrl);
        environment.put("SPRING_DATASOURCE_USERNAME", databaseUser);
        environment.put("SPRING_DATASOURCE_PASSWORD", databasePassword);
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort));
        try {
            log = Files.createTempFile("vecino-", ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds or replaces a setting by its environment name. */
    public PackagedService with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Local users, as lines of settings. */
    public PackagedService withUsers(String settings) {
        settings.lines()
                .map(line -> line.split("=", 2))
                .forEach(setting -> with(UnpackedJar.variable(setting[0]), setting[1]));
        return this;
    }

    /** Words in front of {@code java}, such as {@code taskset -c 0,1}. */
    public PackagedService under(String... words) {
        launcher.addAll(List.of(words));
        return this;
    }

    /** Runs the jar as it is, rather than unpacked as in the image. */
    public PackagedService asOneFile() {
        command = () -> UnpackedJar.toStartSoon("-jar", jar().toString());
        return this;
    }

    /** Runs the jar as it is, compiled as a process that runs for long, rather than one that starts soon and often. */
    public PackagedService toLast() {
        command = () -> List.of("-jar", jar().toString());
        return this;
    }

    public PackagedService start() {
        List<String> words = new ArrayList<>(launcher);
        words.add(UnpackedJar.java());
        words.addAll(command.get());
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public PackagedService awaitReady() {
        Awaitility.await("readiness, see " + log)
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(this::isReady);
        return this;
    }

    private boolean isReady() {
        if (!running().isAlive()) {
            throw new IllegalStateException(
                    "the service ended with " + running().exitValue() + ": " + log());
        }
        try {
            return get(managementUri("/actuator/health/readiness")).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Processor time that it has taken so far. */
    public Duration processorTime() {
        return running().info().totalCpuDuration().orElseThrow();
    }

    /** Ends the process at once, as a power cut would. */
    public void kill() {
        running().destroyForcibly();
        awaitEnd();
    }

    /** Asks the process to end and waits until it has. */
    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            process.destroy();
            awaitEnd();
        }
    }

    private void awaitEnd() {
        try {
            if (!running().waitFor(60, TimeUnit.SECONDS)) {
                running().destroyForcibly();
                throw new IllegalStateException("the service did not end in 60 s: " + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public URI managementUri(String path) {
        return URI.create("http://127.0.0.1:" + managementPort + path);
    }

    public HttpResponse<String> get(URI uri) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The value of one series of the Prometheus page, by its name and labels as printed there; 0 where absent. */
    public double metric(String series) {
        return get(managementUri("/actuator/prometheus"))
                .body()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    /** Everything that the process has printed. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return running().pid();
    }

    private Process running() {
        return Objects.requireNonNull(process, "start it first");
    }

    private static Path jar() {
        Path jar =
                Path.of(System.getProperty("vecino.jar", "target/vecino.jar")).toAbsolutePath();
        if (!Files.exists(jar)) {
            throw new IllegalStateException("package first: there is no " + jar.getFileName());
        }
        return jar;
    }
}
