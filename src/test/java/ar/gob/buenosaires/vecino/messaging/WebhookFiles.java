package ar.gob.buenosaires.vecino.messaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Deliveries as Meta sends them, from {@code src/test/resources/webhooks}. */
public final class WebhookFiles {

    private WebhookFiles() {}

    public static byte[] read(String name) {
        try (InputStream file = WebhookFiles.class.getResourceAsStream("/webhooks/" + name + ".json")) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same delivery with some of its text replaced. */
    public static byte[] read(String name, String... replacements) {
        String text = new String(read(name), StandardCharsets.UTF_8);
        for (int i = 0; i < replacements.length; i += 2) {
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
