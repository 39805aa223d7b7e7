package ar.gob.buenosaires.vecino.messaging;

import static ar.gob.buenosaires.vecino.messaging.JdbcTransactionsConfiguration.JDBC_TRANSACTIONS;

import ar.gob.buenosaires.vecino.messaging.InboxRows.Entry;
import ar.gob.buenosaires.vecino.messaging.InboxRows.Stored;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The transaction that stores a delivery: contacts, messages, delivery reports. */
@Component
class Intake {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Recognition recognition;
    private final InboxRows rows;
    private final DeliveryReports reports;
    private final TransactionTemplate transaction;

    Intake(
            Recognition recognition,
            InboxRows rows,
            DeliveryReports reports,
            @Qualifier(JDBC_TRANSACTIONS) PlatformTransactionManager transactions) {
        this.recognition = recognition;
        this.rows = rows;
        this.reports = reports;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setTimeout((int) TIMEOUT.toSeconds());
    }

    /**
     * Stores what was not stored before, and says what that was.
     *
     * @param urgent those of the messages that hold a sign of danger
     */
    List<Stored> store(Mailbag delivery, Set<ReceivedMessage> urgent) {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<ReceivedMessage> messages = withoutKnownChanges(delivery.messages());
            Map<ReceivedMessage, Long> contacts = contacts(delivery, messages);
            List<Entry> entries = messages.stream()
                    .map(m -> new Entry(m, contacts.get(m), urgent.contains(m)))
                    .toList();
            List<Stored> stored = entries.isEmpty() ? List.of() : rows.insert(entries, delivery.arrivedAt());
            reports.record(delivery.reports());
            return stored;
        }));
    }

    /** A notice of a change takes effect once: it may be delivered again after a newer one. */
    private List<ReceivedMessage> withoutKnownChanges(List<ReceivedMessage> messages) {
        List<ReceivedMessage> changes =
                messages.stream().filter(m -> m.change() != null).toList();
        if (changes.isEmpty()) {
            return messages;
        }
        List<ReceivedMessage> left = new ArrayList<>(messages);
        left.removeAll(rows.known(changes));
        return left;
    }

    private Map<ReceivedMessage, Long> contacts(Mailbag delivery, List<ReceivedMessage> messages) {
        List<ReceivedMessage> bySending = messages.stream()
                .filter(m -> m.ignoredBecause() == null)
                .sorted(Comparator.comparing(ReceivedMessage::sentAt))
                .toList();
        if (bySending.isEmpty() && delivery.changes().isEmpty()) {
            return Map.of();
        }
        List<Address> addresses = Stream.concat(
                        delivery.changes().stream().flatMap(Intake::addresses),
                        bySending.stream().flatMap(Intake::addresses))
                .toList();
        return recognition.recognize(addresses, who -> decide(who, delivery, bySending), delivery.arrivedAt());
    }

    private static Map<ReceivedMessage, Long> decide(
            Acquaintances who, Mailbag delivery, List<ReceivedMessage> bySending) {
        Map<ReceivedMessage, Long> contacts = new HashMap<>();
        for (ReceivedMessage message : bySending) {
            IdentityChange change = message.change();
            long contact = change == null
                    ? who.contactOf(message.sender(), message.sentAt())
                    : who.apply(change, message.sentAt());
            contacts.put(message, contact);
        }
        delivery.changes().forEach(change -> who.apply(change, delivery.arrivedAt()));
        return contacts;
    }

    private static Stream<Address> addresses(ReceivedMessage message) {
        return Stream.of(
                        message.sender().addresses().stream(),
                        Stream.ofNullable(message.sender().alias()),
                        Stream.ofNullable(message.change()).flatMap(Intake::addresses))
                .flatMap(found -> found);
    }

    private static Stream<Address> addresses(IdentityChange change) {
        return Stream.concat(change.previous().stream(), change.current().stream());
    }
}
