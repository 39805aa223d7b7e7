package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.Perceptron.Course;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Where learning happens: one thread beside everything else, so that no message waits and no start is slower. */
@Component
class Lessons {

    private static final Logger log = LoggerFactory.getLogger(Lessons.class);

    /** Found by cross-validation, see docs/understanding.md. */
    static final Course COURSE = new Course(64, 30, 1.5f, 0.7f, 0.2f);

    private final ExecutorService thread;

    @Autowired
    Lessons() {
        this(Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("lessons").factory()));
    }

    Lessons(ExecutorService thread) {
        this.thread = thread;
    }

    /** Does so soon, in the order of the calls. */
    void later(Runnable lesson) {
        thread.execute(() -> {
            try {
                lesson.run();
            } catch (CancellationException e) {
                log.debug("learning given up at the stop");
            } catch (RuntimeException e) {
                // what was learned before stays in force
                log.error("learning failed", e);
            }
        });
    }

    /** To be called now and then by what takes seconds, which then ends with the service. */
    static void goOn() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException();
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
