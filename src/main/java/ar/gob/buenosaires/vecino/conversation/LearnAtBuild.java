package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.faq.Catalogue;
import ar.gob.buenosaires.vecino.faq.ShippedContent;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Run by the build after compiling: learns from what ships with the program and writes the weights beside it. Does
 * nothing where neither the data nor the code of the understanding changed since.
 */
final class LearnAtBuild {

    private static final List<String> LEARNED_FROM = List.of(
            "db/understanding",
            "db/content",
            "ar/gob/buenosaires/vecino/conversation",
            "ar/gob/buenosaires/vecino/core");

    private LearnAtBuild() {}

    /**
     * Learns.
     *
     * @param arguments the folder of the compiled classes
     */
    public static void main(String... arguments) throws Exception {
        Path classes = Path.of(arguments[0]);
        Path folder = classes.resolve(ShippedLessons.FOLDER);
        Path stamp = folder.resolve("learned-from");
        String inputs = inputs(classes);
        if (Files.exists(stamp) && Files.readString(stamp).equals(inputs)) {
            return;
        }
        Files.createDirectories(folder);
        Files.deleteIfExists(stamp);
        learn(folder);
        Files.writeString(stamp, inputs);
    }

    private static void learn(Path folder) throws Exception {
        long start = System.nanoTime();
        ChatWords words = new ChatWords();
        List<LabelledMessage> messages = LabelledMessages.read();
        Danger danger = new Danger(words, new RedFlags(words), new TraitReader(new Meanings()));
        // neither needs what the other learns
        List<Callable<Void>> lessons =
                List.of(() -> danger(folder, danger, messages), () -> router(folder, words, danger, messages));
        try (ExecutorService threads = Executors.newFixedThreadPool(lessons.size())) {
            for (Future<Void> learned : threads.invokeAll(lessons)) {
                learned.get();
            }
        }
        System.out.printf(
                "learned from %d messages in %d s%n", messages.size(), (System.nanoTime() - start) / 1_000_000_000);
    }

    private static Void danger(Path folder, Danger danger, List<LabelledMessage> messages) throws IOException {
        try (DataOutputStream out = open(folder.resolve(ShippedLessons.DANGER))) {
            danger.learn(messages).write(out);
        }
        return null;
    }

    private static Void router(Path folder, ChatWords words, Danger danger, List<LabelledMessage> messages)
            throws IOException {
        Intents intents = new Intents();
        RouterSettings settings = RouterSettings.MEASURED;
        Catalogue catalogue = ShippedContent.catalogue();
        Learned router = new IntentLessons(intents, words, danger, settings)
                .learn(messages, catalogue, new Lexicon(catalogue, intents, words));
        try (DataOutputStream out = open(folder.resolve(ShippedLessons.ROUTER))) {
            new ShippedLessons.Router(ShippedLessons.fingerprint(catalogue, settings), router).write(out);
        }
        return null;
    }

    private static DataOutputStream open(Path file) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }

    private static String inputs(Path classes) throws IOException {
        MessageDigest digest = ShippedLessons.sha256();
        for (String folder : LEARNED_FROM) {
            try (Stream<Path> files = Files.walk(classes.resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    if (!file.startsWith(classes.resolve(ShippedLessons.FOLDER))) {
                        digest.update(Files.readAllBytes(file));
                    }
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
