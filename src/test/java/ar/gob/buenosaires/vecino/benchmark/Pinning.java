package ar.gob.buenosaires.vecino.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the machine has more, the service and its database share two cores and the load has the others. */
final class Pinning {

    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    private Pinning() {}

    static boolean possible() {
        return Runtime.getRuntime().availableProcessors() > 2 && Files.isExecutable(TASKSET);
    }

    static String[] toTwoCores() {
        return possible() ? new String[] {TASKSET.toString(), "-c", "0,1"} : new String[0];
    }

    /** Moves a running process and its threads; children that it starts later follow. */
    static void pin(long pid) {
        if (!possible()) {
            return;
        }
        try {
            new ProcessBuilder(TASKSET.toString(), "-a", "-c", "-p", "0,1", Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
