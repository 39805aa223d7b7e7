package ar.gob.buenosaires.vecino;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * How long tests wait for what must come, where no promise bounds it: long enough for a busy machine, as waiting costs
 * only a test that fails.
 */
public final class Patience implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
        // it would blame whoever waits for what goes wrong in any thread, also in those of the class that runs beside
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }
}
