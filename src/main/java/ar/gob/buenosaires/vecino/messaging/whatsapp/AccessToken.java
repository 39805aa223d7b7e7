package ar.gob.buenosaires.vecino.messaging.whatsapp;

import ar.gob.buenosaires.vecino.messaging.AccessTokenReplaced;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The token that opens the Graph API, replaced without a restart when its file changes. */
@Component
class AccessToken implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AccessToken.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final @Nullable Path file;
    private final ApplicationEventPublisher events;
    private volatile String value;
    private volatile @Nullable Thread watcher;
    private boolean complained;

    AccessToken(GraphSettings settings, ApplicationEventPublisher events) {
        this.file = settings.accessTokenFile();
        this.events = events;
        this.value = settings.accessToken().strip();
        reread();
    }

    String value() {
        return value;
    }

    /** The content is compared, not the time stamp: mounted secrets are swapped through links. */
    final void reread() {
        if (file == null) {
            return;
        }
        String content = read(file);
        if (content.isEmpty()) {
            if (!complained) {
                log.warn("the access token file is missing or blank; the token before it stays in use");
            }
            complained = true;
        } else if (!content.equals(value)) {
            complained = false;
            value = content;
            log.info("the access token was read from its file");
            events.publishEvent(new AccessTokenReplaced());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void start() {
        if (file != null) {
            watcher = Thread.ofVirtual().name("access-token").start(this::watch);
        }
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(LOOK);
                reread();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        Thread running = watcher;
        if (running != null) {
            running.interrupt();
            watcher = null;
        }
    }

    @Override
    public boolean isRunning() {
        return watcher != null;
    }
}
