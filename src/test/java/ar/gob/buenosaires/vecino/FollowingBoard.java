package ar.gob.buenosaires.vecino;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A board that follows tickets by the API's stream, over HTTP; it notes when it heard what. */
public final class FollowingBoard implements AutoCloseable {

    private record Line(Instant at, String text) {}

    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final InputStream body;
    private volatile boolean ended;

    /** Returns once the stream has said from where it follows. */
    public FollowingBoard(URI stream, String user, String password, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(stream).timeout(WITHIN).header("Authorization", Http.basic(user, password));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            body = HTTP.send(request.build(), BodyHandlers.ofInputStream()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Thread.ofVirtual().start(this::read);
        await("the stream's begin").until(() -> ended || !values("id").isEmpty());
    }

    private void read() {
        try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            reader.lines().forEach(line -> lines.add(new Line(Instant.now(), line)));
        } catch (IOException | UncheckedIOException e) {
            lines.add(new Line(Instant.now(), ":closed"));
        }
        ended = true;
    }

    /** What a field said so far, in order; of {@code id} the first is where the stream began. */
    public List<String> values(String field) {
        return lines.stream()
                .map(Line::text)
                .filter(l -> l.startsWith(field + ":"))
                .map(l -> l.substring(field.length() + 1).strip())
                .toList();
    }

    /** When something was heard for the first time. */
    public Optional<Instant> heard(String part) {
        return lines.stream()
                .filter(line -> line.text.contains(part))
                .map(Line::at)
                .findFirst();
    }

    public boolean hasEnded() {
        return ended;
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
