package ar.gob.buenosaires.vecino;

import ar.gob.buenosaires.vecino.access.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** A part of the console that has pages of its own, in the order of the navigation; named by {@code console.area.…}. */
enum ConsoleArea {
    /** The dispatch board, in module emergency. */
    TICKETS("/console/tickets"),
    /** Changes that wait for approval, in module faq. */
    REVIEW("/console/review"),
    /** Services and answers, in module faq. */
    CONTENT("/console/content"),
    /** Questions without an answer, in module faq; so are those below. */
    UNANSWERED("/console/unanswered"),
    /** Notices for the whole City. */
    NOTICES("/console/notices"),
    /** What goes live and ends when, and what is to be looked at again. */
    CALENDAR("/console/calendar"),
    /** What residents asked, in figures. */
    STATISTICS("/console/statistics"),
    /** Phrases that tell of danger, in module conversation. */
    RED_FLAGS("/console/red-flags"),
    /** Versions of the triage, in module triage. */
    PROTOCOLS("/console/protocols"),
    /** Who stands in for referents, in module access. */
    DEPUTIES("/console/deputies"),
    /** The people who sign in, in module access. */
    USERS("/console/users"),
    /** Government areas, in module faq. */
    AREAS("/console/areas"),
    /** Who did what, in module access. */
    AUDIT("/console/audit");

    private final String path;

    ConsoleArea(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }

    private boolean isFor(Role role) {
        return switch (this) {
            case TICKETS -> role == Role.DISPATCHER;
            case REVIEW -> role == Role.REVIEWER;
            case CONTENT -> role == Role.EDITOR || role == Role.REVIEWER;
            case UNANSWERED, NOTICES, CALENDAR, STATISTICS -> role == Role.EDITOR || role == Role.REVIEWER;
            case RED_FLAGS -> role == Role.REVIEWER || role == Role.CLINICIAN;
            case PROTOCOLS -> role == Role.CLINICIAN;
            case DEPUTIES -> role == Role.EDITOR || role == Role.ADMIN;
            case USERS, AREAS -> role == Role.ADMIN;
            case AUDIT -> role == Role.ADMIN || role == Role.PRIVACY;
        };
    }

    static List<ConsoleArea> of(Collection<Role> held) {
        return Arrays.stream(values())
                .filter(area -> held.stream().anyMatch(area::isFor))
                .toList();
    }
}
