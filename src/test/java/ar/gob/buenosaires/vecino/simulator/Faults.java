package ar.gob.buenosaires.vecino.simulator;

import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The faults that are switched on, each for so many requests or until cleared; the first that applies is taken. */
public final class Faults {

    private final CopyOnWriteArrayList<Planned> planned = new CopyOnWriteArrayList<>();

    /** The next {@code times} requests fail so. */
    public void next(int times, Fault fault) {
        next(times, request -> true, fault);
    }

    /** The next {@code times} requests of which the predicate holds fail so. */
    public void next(int times, Predicate<GraphRequest> which, Fault fault) {
        planned.add(new Planned(new AtomicInteger(times), which, fault));
    }

    /** Every request of which the predicate holds fails so, until {@link #clear()}. */
    public void whenever(Predicate<GraphRequest> which, Fault fault) {
        next(Integer.MAX_VALUE, which, fault);
    }

    public void clear() {
        planned.clear();
    }

    /** Whether a fault is still to come; the phone page shows it. */
    public boolean any() {
        return planned.stream().anyMatch(p -> p.left.get() > 0);
    }

    Optional<Fault> take(GraphRequest request) {
        for (Planned plan : planned) {
            if (plan.which.test(request) && plan.left.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                return Optional.of(plan.fault);
            }
        }
        return Optional.empty();
    }

    private record Planned(AtomicInteger left, Predicate<GraphRequest> which, Fault fault) {}
}
