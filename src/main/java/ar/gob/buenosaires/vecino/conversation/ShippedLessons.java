package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.faq.Catalogue;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/**
 * What the build learned from the messages and the content that ship with the program, so that a node understands from
 * its first message on. See {@link LearnAtBuild}.
 */
final class ShippedLessons {

    static final String FOLDER = "db/understanding/learned/";
    static final String DANGER = "danger.bin";
    static final String ROUTER = "router.bin";

    /**
     * What the router learned.
     *
     * @param rows fingerprint of the rows that it learned from
     */
    record Router(String rows, Learned learned) {

        void write(DataOutputStream out) throws IOException {
            out.writeUTF(rows);
            learned.write(out);
        }
    }

    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    private ShippedLessons() {}

    /** Empty where the program was built without learning, as in an editor. */
    static Optional<Learned> danger() {
        return read(DANGER, Learned::read);
    }

    /** Empty where the program was built without learning, as in an editor. */
    static Optional<Router> router() {
        return read(ROUTER, in -> new Router(in.readUTF(), Learned.read(in)));
    }

    private static <T> Optional<T> read(String name, Reader<T> reader) {
        ClassPathResource file = new ClassPathResource(FOLDER + name);
        if (!file.exists()) {
            return Optional.empty();
        }
        try (InputStream bytes = file.getInputStream();
                DataInputStream in = new DataInputStream(new BufferedInputStream(bytes, 1 << 16))) {
            return Optional.of(reader.read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for two catalogues from which the same is learned. */
    static String fingerprint(Catalogue catalogue, RouterSettings settings) {
        String rows = catalogue.services().stream()
                .flatMap(service -> service.evidence().stream()
                        .map(row -> Stream.of(service.slug(), row.topic(), row.kind(), row.weight(), row.text())
                                .map(String::valueOf)
                                .collect(Collectors.joining("\t"))))
                .sorted()
                .collect(Collectors.joining("\n", settings.support() + "\n", ""));
        return HexFormat.of().formatHex(sha256().digest(rows.getBytes(StandardCharsets.UTF_8)));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
