package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.ContactId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A dialog about one patient. */
record Talk(long id, ContactId contact, State state, At at, Subject subject, Known known, Timers timers) {

    enum State {
        OPEN,
        PAUSED,
        ENDED
    }

    /**
     * Where it stands.
     *
     * @param waitsFor a question of the protocol, or a step of our own, or null
     * @param tries how often it was asked again
     */
    record At(@Nullable String waitsFor, int tries) {}

    /**
     * Whom and what it is about.
     *
     * @param protocol that it began with, or null after a sign of danger
     * @param discreet somebody else may hold the phone
     */
    record Subject(
            String patientRef,
            @Nullable Version protocol,
            @Nullable UUID ticket,
            boolean discreet) {}

    record Version(String id, String version) {}

    /**
     * @param heardAt when the resident last wrote
     * @param remindAt when a silent resident is reminded
     * @param dueAt when the silence ends the waiting
     */
    record Timers(
            Instant startedAt,
            Instant heardAt,
            @Nullable Instant remindAt,
            @Nullable Instant dueAt) {}

    /** Asked for where the patient is. */
    static final String LOCATION = "@location";

    static final String AREA = "@area";
    static final String CALLBACK = "@callback";
    static final String NUMBER = "@number";
    static final String STILL = "@still";
    /** Heard of: asked whether it is happening. */
    static final String NOW = "@now";
    /** Pin and address are far from each other. */
    static final String WHICH = "@which";
    /** Somebody may be listened to: asked for a number that tells nothing. */
    static final String CODE = "@code";

    static final String WITHDRAW = "@withdraw";
    static final String ANOTHER = "@another";

    boolean isOpen() {
        return state != State.ENDED;
    }

    boolean waitsFor(String step) {
        return step.equals(at.waitsFor());
    }

    @Nullable
    UUID ticket() {
        return subject.ticket();
    }

    Talk waiting(@Nullable String step) {
        return new Talk(id, contact, State.OPEN, new At(step, 0), subject, known, timers);
    }

    Talk again() {
        return new Talk(id, contact, State.OPEN, new At(at.waitsFor(), at.tries() + 1), subject, known, timers);
    }

    /** The place is known: nobody waits for it any more. */
    Talk placed() {
        return waitsFor(LOCATION) ? waiting(null).in(State.ENDED) : this;
    }

    Talk in(State next) {
        return new Talk(id, contact, next, at, subject, known, timers);
    }

    Talk knowing(Known more) {
        return new Talk(id, contact, state, at, subject, more, timers);
    }

    Talk of(UUID ticket, String patientRef) {
        Subject case_ = new Subject(patientRef, subject.protocol(), ticket, subject.discreet());
        return new Talk(id, contact, state, at, case_, known, timers);
    }

    Talk discreet() {
        Subject case_ = new Subject(subject.patientRef(), subject.protocol(), subject.ticket(), true);
        return new Talk(id, contact, state, at, case_, known, timers).due(null, null);
    }

    Talk heard(Instant at) {
        return new Talk(
                id,
                contact,
                state,
                this.at,
                subject,
                known,
                new Timers(timers.startedAt(), at, timers.remindAt(), timers.dueAt()));
    }

    Talk due(@Nullable Instant remind, @Nullable Instant due) {
        Timers next = new Timers(timers.startedAt(), timers.heardAt(), remind, due);
        return new Talk(id, contact, state, at, subject, known, next);
    }
}
