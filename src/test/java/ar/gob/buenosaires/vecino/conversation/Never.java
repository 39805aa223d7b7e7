package ar.gob.buenosaires.vecino.conversation;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs nothing. */
final class Never extends AbstractExecutorService {

    @Override
    public void execute(Runnable command) {
        // somebody else teaches
    }

    @Override
    public void shutdown() {
        // holds nothing
    }

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }
}
