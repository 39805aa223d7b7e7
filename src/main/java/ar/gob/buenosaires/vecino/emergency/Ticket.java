package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Location;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Protocol;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A case that goes to SAME. Its state changes only by the verbs below, which refuse what is not possible. */
@Entity
class Ticket {

    @Id
    private UUID id;

    @Column
    private String number;

    @Column
    private UUID eventId;

    @Column
    private long contactId;

    @Column
    private String patientRef;

    @Column
    @Enumerated(EnumType.STRING)
    private Priority priority;

    @Column
    @Enumerated(EnumType.STRING)
    private TicketStatus status;

    @Column
    @Enumerated(EnumType.STRING)
    private DeliveryState delivery;

    @Column
    private @Nullable String sameIncidentId;

    @Column
    @Enumerated(EnumType.STRING)
    private @Nullable TicketStatus sameStatus;

    @Column
    private boolean complete;

    @Column
    private Instant reportedAt;

    @Column
    private Instant createdAt;

    @Column
    private @Nullable Instant closedAt;

    @Column
    private @Nullable Instant withdrawalRequestedAt;

    @Column
    private @Nullable String protocolId;

    @Column
    private @Nullable String protocolVersion;

    @Column
    @Convert(converter = SealedFacts.class)
    private CaseFacts facts;

    @Column
    @Convert(converter = CorrectedFields.class)
    private Set<Correctable> corrected;

    @Column
    private int noContacts;

    @Column
    private int updatesRefused;

    @Column
    private int sameSequence;

    @Version
    private long version;

    protected Ticket() {}

    Ticket(String number, UUID event, NewTicket case_, Instant now) {
        this.id = UUID.randomUUID();
        this.number = number;
        this.eventId = event;
        this.contactId = case_.contact().value();
        this.patientRef = case_.patientRef();
        this.priority = case_.priority();
        this.status = TicketStatus.NEW;
        this.delivery = DeliveryState.PENDING;
        this.complete = case_.complete();
        this.reportedAt = case_.reportedAt();
        this.createdAt = now;
        this.corrected = Set.of();
        this.version = 1;
        take(case_.facts());
    }

    private void take(CaseFacts known) {
        facts = known;
        Protocol protocol = known.protocol();
        protocolId = protocol == null ? null : protocol.id();
        protocolVersion = protocol == null ? null : protocol.version();
    }

    void acknowledge() {
        step(TicketStatus.ACKNOWLEDGED, status == TicketStatus.NEW);
    }

    void dispatch() {
        step(TicketStatus.DISPATCHED, status == TicketStatus.ACKNOWLEDGED);
    }

    void arrive() {
        step(TicketStatus.ARRIVED, status == TicketStatus.DISPATCHED);
    }

    void close(Instant now) {
        step(TicketStatus.CLOSED, !status.ended() && status != TicketStatus.NEW);
        closedAt = now;
    }

    void cancel(Instant now) {
        step(TicketStatus.CANCELLED, !status.ended());
        closedAt = now;
    }

    /** Somebody tried to reach the resident in vain. */
    void noContact() {
        if (status.ended()) {
            throw new StepForbidden(status);
        }
        noContacts++;
    }

    private void step(TicketStatus next, boolean allowed) {
        if (!allowed) {
            throw new StepForbidden(status);
        }
        status = next;
    }

    /** SAME's word moves a case forward, over several steps at once if need be, and never back. */
    boolean follow(TicketStatus said, Instant now) {
        if (sameStatus == null || sameStatus.isBefore(said)) {
            sameStatus = said;
        }
        if (!status.isBefore(said)) {
            return false;
        }
        status = said;
        if (said.ended()) {
            closedAt = now;
        }
        return true;
    }

    /** A resident never cancels: the wish is shown to those who may. */
    boolean requestWithdrawal(Instant now) {
        if (status.ended() || withdrawalRequestedAt != null) {
            return false;
        }
        withdrawalRequestedAt = now;
        return true;
    }

    /** What the resident tells raises a priority and never lowers it. */
    void raise(Priority to) {
        if (to.above(priority)) {
            priority = to;
        }
    }

    /** What the resident tells completes what is known; flags stay, and so does what a person has corrected. */
    void learn(CaseFacts told) {
        Set<String> flags = new LinkedHashSet<>(facts.redFlags());
        flags.addAll(told.redFlags());
        CaseFacts merged = told.withRedFlags(flags.stream().toList());
        if (!told.location().hasPlace()) {
            merged = merged.withLocation(facts.location());
        }
        for (Correctable field : corrected) {
            merged = field.kept(facts, merged);
        }
        take(merged);
    }

    /** What a place told beside what is asked adds; what is known stays, and so does what a person has corrected. */
    Location completed(Location told) {
        Location known = facts.location();
        return corrected.contains(Correctable.LOCATION) ? known : known.completedBy(told);
    }

    void locate(Location told) {
        take(facts.withLocation(completed(told)));
    }

    void complete() {
        complete = true;
    }

    /** A person knows better, in either direction. */
    void correct(Correctable field, CaseFacts right) {
        Set<Correctable> all = new LinkedHashSet<>(corrected);
        all.add(field);
        corrected = Set.copyOf(all);
        take(right);
    }

    void correct(Priority right) {
        priority = right;
    }

    /** SAME has it; true the first time. */
    boolean delivered(String incidentId) {
        if (delivery == DeliveryState.DELIVERED) {
            return false;
        }
        delivery = DeliveryState.DELIVERED;
        sameIncidentId = incidentId;
        return true;
    }

    void rejected() {
        if (delivery == DeliveryState.PENDING) {
            delivery = DeliveryState.REJECTED;
        }
    }

    /** It was changed since SAME rejected it and may be offered again. */
    void offerAgain() {
        delivery = DeliveryState.PENDING;
    }

    void updateRefused() {
        updatesRefused++;
    }

    /** The number of the next update for SAME. */
    int nextSequence() {
        return ++sameSequence;
    }

    TicketSummary summary() {
        return new TicketSummary(
                id,
                number,
                eventId,
                contact(),
                patientRef,
                priority,
                status,
                delivery,
                complete,
                withdrawalRequestedAt,
                createdAt);
    }

    UUID id() {
        return id;
    }

    String number() {
        return number;
    }

    UUID eventId() {
        return eventId;
    }

    ContactId contact() {
        return new ContactId(contactId);
    }

    Priority priority() {
        return priority;
    }

    TicketStatus status() {
        return status;
    }

    DeliveryState delivery() {
        return delivery;
    }

    @Nullable
    String sameIncidentId() {
        return sameIncidentId;
    }

    @Nullable
    TicketStatus sameStatus() {
        return sameStatus;
    }

    boolean isComplete() {
        return complete;
    }

    Instant reportedAt() {
        return reportedAt;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant withdrawalRequestedAt() {
        return withdrawalRequestedAt;
    }

    CaseFacts facts() {
        return facts;
    }

    int noContacts() {
        return noContacts;
    }

    int updatesRefused() {
        return updatesRefused;
    }

    long version() {
        return version;
    }
}
