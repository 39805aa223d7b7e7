package ar.gob.buenosaires.vecino.messaging;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One identifier and the contact that it belongs to, while {@link Acquaintances} decides. */
final class Identifier {

    private static final Duration DAY = Duration.ofDays(1);

    private final Address address;
    private final boolean fresh;
    private long contact;
    private boolean alias;
    private Instant firstSeen;
    private Instant lastSeen;
    private @Nullable Instant replacedAt;
    private boolean changed;
    private boolean metAgain;

    private Identifier(Address address, long contact, boolean alias, Instant firstSeen, boolean fresh) {
        this.address = address;
        this.contact = contact;
        this.alias = alias;
        this.firstSeen = firstSeen;
        this.lastSeen = firstSeen;
        this.fresh = fresh;
        this.changed = fresh;
    }

    static Identifier found(Address address, long contact, Instant at, boolean alias) {
        return new Identifier(address, contact, alias, at, true);
    }

    static Identifier stored(Address address, long contact, boolean alias, Instant firstSeen) {
        return new Identifier(address, contact, alias, firstSeen, false);
    }

    Identifier with(Instant lastSeenAt, @Nullable Instant replaced) {
        lastSeen = lastSeenAt;
        replacedAt = replaced;
        return this;
    }

    /** Met in a message of its contact; one that was replaced comes back only with a message that is newer. */
    void seen(Instant at, boolean current) {
        if (replacedAt != null) {
            if (current && !at.isBefore(replacedAt)) {
                replacedAt = null;
                firstSeen = at;
                lastSeen = at;
                changed = true;
            }
            return;
        }
        if (alias) {
            alias = false;
            changed = true;
        }
        if (at.isAfter(lastSeen.plus(DAY))) {
            lastSeen = at;
            metAgain = true;
        }
    }

    void moveTo(long newContact, Instant at) {
        contact = newContact;
        alias = false;
        firstSeen = at;
        lastSeen = at;
        replacedAt = null;
        changed = true;
    }

    void replace(Instant at) {
        if (replacedAt == null) {
            replacedAt = at;
            changed = true;
        }
    }

    Address address() {
        return address;
    }

    /** Negative for a contact that is yet to be written. */
    long contact() {
        return contact;
    }

    boolean alias() {
        return alias;
    }

    Instant firstSeen() {
        return firstSeen;
    }

    Instant lastSeen() {
        return lastSeen;
    }

    @Nullable
    Instant replacedAt() {
        return replacedAt;
    }

    /** Not in the database yet. */
    boolean isFresh() {
        return fresh;
    }

    boolean isChanged() {
        return changed;
    }

    boolean isMetAgain() {
        return metAgain;
    }
}
