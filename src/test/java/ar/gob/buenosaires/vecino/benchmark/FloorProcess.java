package ar.gob.buenosaires.vecino.benchmark;

import ar.gob.buenosaires.vecino.simulator.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** {@link FloorApplication} in a JVM of its own, on the same cores as the service. */
final class FloorProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    private FloorProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static FloorProcess start(String jdbcUrl) {
        int port = FreePort.find();
        try {
            List<String> command = new ArrayList<>(List.of(Pinning.toTwoCores()));
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    FloorApplication.class.getName()));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment()
                    .putAll(Map.of(
                            "SERVER_PORT",
                            Integer.toString(port),
                            "SPRING_DATASOURCE_URL",
                            jdbcUrl,
                            "SPRING_DATASOURCE_USERNAME",
                            "postgres",
                            "SPRING_DATASOURCE_PASSWORD",
                            "postgres"));
            FloorProcess floor = new FloorProcess(builder.start(), port);
            Awaitility.await("the floor").atMost(Duration.ofSeconds(60)).until(floor::listens);
            return floor;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean listens() {
        try {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    URI webhook() {
        return URI.create("http://127.0.0.1:" + port + "/webhooks/whatsapp");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
