package ar.gob.buenosaires.vecino.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A resident's WhatsApp account as Meta knows it: its identifiers, when it last wrote, what it received. */
public final class Account {

    private final String name;
    private final Revision revision;
    private final List<Received> received = new ArrayList<>();
    private volatile @Nullable String phone;
    private volatile @Nullable String userId;
    private volatile @Nullable String username;
    private volatile boolean phoneShown = true;
    private volatile boolean reachable = true;
    private volatile @Nullable Instant lastWroteAt;
    private volatile @Nullable String readUpTo;
    private volatile Instant typingUntil = Instant.EPOCH;
    private final Pace pace = new Pace(Duration.ofSeconds(6), 45);

    Account(String name, @Nullable String phone, @Nullable String userId, Revision revision) {
        this.name = name;
        this.phone = phone;
        this.userId = userId;
        this.revision = revision;
    }

    public String name() {
        return name;
    }

    /** Digits, also when webhooks do not show them. */
    public @Nullable String phone() {
        return phone;
    }

    /** The business-scoped user id. */
    public @Nullable String userId() {
        return userId;
    }

    public @Nullable String username() {
        return username;
    }

    /** Whether webhooks tell the phone number: reference 3.1. */
    public boolean phoneShown() {
        return phoneShown && phone != null;
    }

    /** A username is adopted and the number is no longer told. */
    public void hidePhone(String chosenName) {
        username = chosenName;
        phoneShown = false;
    }

    /** Blocks the business, or leaves WhatsApp: sends end in 131026. */
    public void unreachable() {
        reachable = false;
    }

    boolean reachable() {
        return reachable;
    }

    /** The resident wrote: the 24-hour window opens. For tests that post webhooks of their own. */
    public void wrote(Instant at) {
        Instant last = lastWroteAt;
        if (last == null || at.isAfter(last)) {
            lastWroteAt = at;
        }
    }

    boolean windowOpen(Instant now) {
        Instant last = lastWroteAt;
        return last != null && now.isBefore(last.plus(Duration.ofHours(24)));
    }

    /** Whether the pair limit lets one more through: 1 in 6 s, 45 in a burst. */
    boolean paceTaken(Instant now) {
        return pace.take(now);
    }

    /** Everything received so far, in order. */
    public List<Received> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    void receive(Received bubble) {
        synchronized (received) {
            received.add(bubble);
        }
        typingUntil = Instant.EPOCH;
        revision.bump();
    }

    /** The service marked this message, and with it all earlier ones, as read. */
    void readMark(String wamid, @Nullable Instant typingEnd) {
        readUpTo = wamid;
        typingUntil = typingEnd == null ? typingUntil : typingEnd;
        revision.bump();
    }

    /** The last message of theirs that the service marked as read. */
    public @Nullable String readUpTo() {
        return readUpTo;
    }

    /** The service shows "typing…" until then. */
    public Instant typingUntil() {
        return typingUntil;
    }

    /** Another number: Meta makes a new business-scoped user id with it. */
    void changeTo(@Nullable String newPhone, @Nullable String newUserId) {
        phone = newPhone;
        userId = newUserId;
    }

    @Override
    public String toString() {
        return "account " + name;
    }
}
