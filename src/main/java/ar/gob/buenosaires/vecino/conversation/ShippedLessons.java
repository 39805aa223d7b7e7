package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.faq.Catalogue;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
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

    private static final Kept<Learned> KEPT_DANGER = new Kept<>(DANGER, Learned::read);
    private static final Kept<Router> KEPT_ROUTER =
            new Kept<>(ROUTER, in -> new Router(in.readUTF(), Learned.read(in)));

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

    /** A file that is read once while anybody uses it: nodes of one JVM share what never changes. */
    private static final class Kept<T> {

        private final ClassPathResource file;
        private final Reader<T> reader;
        private WeakReference<T> kept = new WeakReference<>(null);

        Kept(String name, Reader<T> reader) {
            this.file = new ClassPathResource(FOLDER + name);
            this.reader = reader;
        }

        synchronized Optional<T> get() {
            T known = kept.get();
            if (known == null && file.exists()) {
                known = read();
                kept = new WeakReference<>(known);
            }
            return Optional.ofNullable(known);
        }

        private T read() {
            try (InputStream bytes = file.getInputStream();
                    DataInputStream in = new DataInputStream(new BufferedInputStream(bytes, 1 << 16))) {
                return reader.read(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private ShippedLessons() {}

    /** Empty where the program was built without learning, as in an editor. */
    static Optional<Learned> danger() {
        return KEPT_DANGER.get();
    }

    /** Empty where the program was built without learning, as in an editor. */
    static Optional<Router> router() {
        return KEPT_ROUTER.get();
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
