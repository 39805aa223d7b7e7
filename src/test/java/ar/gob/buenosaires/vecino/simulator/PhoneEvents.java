package ar.gob.buenosaires.vecino.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.web.servlet.function.ServerResponse.SseBuilder;

/** Tells open pages that something changed; what, they fetch. */
final class PhoneEvents implements ApplicationListener<ContextClosedEvent> {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Revision revision;
    private final Set<Thread> followers = ConcurrentHashMap.newKeySet();

    PhoneEvents(Revision revision) {
        this.revision = revision;
    }

    /** In the request's own thread: another would write while this one is still on its way out. */
    void follow(SseBuilder page) {
        followers.add(Thread.currentThread());
        try {
            long seen = -1;
            while (!Thread.currentThread().isInterrupted()) {
                seen = revision.await(seen, HEARTBEAT);
                page.event("changed").data(Long.toString(seen));
            }
        } catch (InterruptedException | IOException e) {
            // the page or the program went away
        } finally {
            followers.remove(Thread.currentThread());
            page.complete();
        }
    }

    /** Open streams would hold up the shutdown. */
    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        followers.forEach(Thread::interrupt);
    }
}
