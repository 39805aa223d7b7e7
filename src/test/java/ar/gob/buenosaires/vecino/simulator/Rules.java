package ar.gob.buenosaires.vecino.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which of Meta's rules beyond the form of a message are enforced. Strict by default, but for the number's throughput. */
public final class Rules {

    private volatile boolean window = true;
    private volatile boolean closedWindowByStatus;
    private volatile boolean pairPace = true;
    private volatile boolean allowedList;
    private volatile @Nullable Pace throughput;
    private final Map<String, Integer> templates = new ConcurrentHashMap<>();

    /** Free-form messages only within 24 hours of the resident's last message (131047). */
    public Rules window(boolean on) {
        window = on;
        return this;
    }

    /** A closed window is told by a failed status instead of at once. */
    public Rules closedWindowByStatus(boolean on) {
        closedWindowByStatus = on;
        return this;
    }

    /** One message in 6 s to the same resident, 45 in a burst (131056). */
    public Rules pairPace(boolean on) {
        pairPace = on;
        return this;
    }

    /** A test number: the list of recipients holds Argentine mobiles without the 9 (131030 for 549…). */
    public Rules allowedList(boolean on) {
        allowedList = on;
        return this;
    }

    /** At most so many messages a second from the number (130429). */
    public Rules perSecond(int messages) {
        throughput = new Pace(Duration.ofSeconds(1).dividedBy(messages), messages);
        return this;
    }

    /** An approved template with so many parameters in its body. */
    public Rules template(String name, String language, int parameters) {
        templates.put(name + "/" + language, parameters);
        return this;
    }

    boolean windowEnforced() {
        return window;
    }

    boolean isClosedWindowByStatus() {
        return closedWindowByStatus;
    }

    boolean pairPaceEnforced() {
        return pairPace;
    }

    boolean isAllowedList() {
        return allowedList;
    }

    @Nullable
    Pace throughput() {
        return throughput;
    }

    /** The number of parameters of an approved template, or null. */
    @Nullable
    Integer templateParameters(String name, String language) {
        return templates.get(name + "/" + language);
    }
}
