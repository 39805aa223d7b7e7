package ar.gob.buenosaires.vecino.messaging;

import ar.gob.buenosaires.vecino.messaging.Address.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is who among the senders of one delivery: the identifiers that are known, and what the delivery adds to them. It
 * decides in memory; {@link Recognition} loads it and writes down what it decided. Contacts it makes have negative ids
 * until then. Source of the rules: Cloud API reference 3.1, design rules 1 to 8.
 */
final class Acquaintances {

    /** Two contacts that one message named, or whose number changed hands. */
    record Conflict(long contact, long other, String reason) {}

    private final Map<Address, Identifier> byAddress = new HashMap<>();
    private final Map<Long, List<Identifier>> byContact = new HashMap<>();
    private final Set<Conflict> conflicts = new LinkedHashSet<>();
    private int made;

    Acquaintances(Collection<Identifier> known) {
        known.forEach(this::add);
    }

    private void add(Identifier identifier) {
        byAddress.put(identifier.address(), identifier);
        byContact.computeIfAbsent(identifier.contact(), c -> new ArrayList<>()).add(identifier);
    }

    /** The contact of a sender, who is made if nobody knows them, with all their identifiers bound to it. */
    long contactOf(Sender sender, Instant at) {
        Identifier hit = hit(sender, at);
        long contact = hit == null ? make() : hit.contact();
        boolean current = sender.addresses().stream()
                .map(byAddress::get)
                .filter(i -> i != null && i.address().kind() == Kind.BSUID)
                .noneMatch(i -> i.replacedAt() != null);
        for (Address address : sender.addresses()) {
            see(address, contact, at, current);
        }
        if (sender.alias() != null) {
            seeAlias(sender.alias(), contact, at);
        }
        return contact;
    }

    private @Nullable Identifier hit(Sender sender, Instant at) {
        for (Address address : sender.addresses()) {
            Identifier known = byAddress.get(address);
            if (known != null && speaksFor(known, sender, at)) {
                return known;
            }
        }
        return null;
    }

    /**
     * A BSUID never passes to another person. A phone number does: after a notice said so, or when it comes with a BSUID
     * that its contact, who has one, is not known by.
     */
    private boolean speaksFor(Identifier known, Sender sender, Instant at) {
        if (known.address().kind() != Kind.PHONE) {
            return true;
        }
        if (known.replacedAt() != null && !at.isBefore(known.replacedAt())) {
            return false;
        }
        boolean otherPerson = has(sender, Kind.BSUID)
                && identifiers(known.contact()).stream()
                        .anyMatch(i -> i.address().kind() == Kind.BSUID && i.replacedAt() == null)
                && sender.addresses().stream()
                        .map(byAddress::get)
                        .noneMatch(
                                i -> i != null && i.address().kind() != Kind.PHONE && i.contact() == known.contact());
        return !otherPerson;
    }

    private static boolean has(Sender sender, Kind kind) {
        return sender.addresses().stream().anyMatch(a -> a.kind() == kind);
    }

    private void see(Address address, long contact, Instant at, boolean current) {
        Identifier known = byAddress.get(address);
        if (known == null) {
            add(Identifier.found(address, contact, at, false));
        } else if (known.contact() != contact) {
            claim(known, contact, at);
        } else {
            known.seen(at, current);
        }
    }

    /** An identifier that belongs to another contact: left there while it is in use, else taken over. */
    private void claim(Identifier known, long contact, Instant at) {
        boolean newcomer = contact < 0 && known.address().kind() == Kind.PHONE;
        if (known.replacedAt() == null) {
            conflicts.add(new Conflict(contact, known.contact(), newcomer ? "TAKEN_OVER" : "SHARED"));
        }
        if (newcomer || known.replacedAt() != null) {
            identifiers(known.contact()).remove(known);
            known.moveTo(contact, at);
            add(known);
        }
    }

    private void seeAlias(Address alias, long contact, Instant at) {
        Identifier known = byAddress.get(alias);
        if (known == null) {
            add(Identifier.found(alias, contact, at, true));
        } else if (known.contact() != contact) {
            conflicts.add(new Conflict(contact, known.contact(), "SHARED"));
        }
    }

    /** Gives a contact the identifiers that a notice names and takes away those that they replace. */
    long apply(IdentityChange change, Instant at) {
        long contact = subject(change, at);
        change.previous().stream()
                .filter(address -> !byAddress.containsKey(address))
                .forEach(address -> add(Identifier.found(address, contact, at, false)));
        Set<Kind> renewed = new LinkedHashSet<>();
        for (Address address : change.current()) {
            see(address, contact, at, true);
            renewed.add(address.kind());
        }
        if (renewed.contains(Kind.BSUID)) {
            // a BSUID is made anew when the phone changes: the old phone is no longer this resident's
            renewed.add(Kind.PHONE);
        }
        for (Identifier identifier : List.copyOf(identifiers(contact))) {
            boolean named = change.previous().contains(identifier.address());
            boolean older = renewed.contains(identifier.address().kind())
                    && !identifier.firstSeen().isAfter(at);
            if (!change.current().contains(identifier.address()) && (named || older)) {
                identifier.replace(at);
            }
        }
        return contact;
    }

    private long subject(IdentityChange change, Instant at) {
        for (Address address : change.previous()) {
            Identifier known = byAddress.get(address);
            if (known != null && (known.replacedAt() == null || !at.isAfter(known.replacedAt()))) {
                return known.contact();
            }
        }
        return change.current().stream()
                .map(byAddress::get)
                .filter(known -> known != null && known.replacedAt() == null)
                .findFirst()
                .map(Identifier::contact)
                .orElseGet(this::make);
    }

    private long make() {
        made++;
        return -made;
    }

    private List<Identifier> identifiers(long contact) {
        return byContact.computeIfAbsent(contact, c -> new ArrayList<>());
    }

    /** How many contacts were made. */
    int made() {
        return made;
    }

    Set<Conflict> conflicts() {
        return conflicts;
    }

    List<Identifier> changed() {
        return byAddress.values().stream().filter(Identifier::isChanged).toList();
    }

    /** Whether anything but the day of the last sight is to be written. */
    boolean hasNews() {
        return made > 0 || !conflicts.isEmpty() || byAddress.values().stream().anyMatch(Identifier::isChanged);
    }

    /** Identifiers that were met again after more than a day. */
    List<Identifier> metAgain() {
        return byAddress.values().stream()
                .filter(i -> i.isMetAgain() && !i.isChanged())
                .toList();
    }
}
