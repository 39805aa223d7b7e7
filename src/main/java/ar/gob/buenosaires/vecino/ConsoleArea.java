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
    CONTENT("/console/content");

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
        };
    }

    static List<ConsoleArea> of(Collection<Role> held) {
        return Arrays.stream(values())
                .filter(area -> held.stream().anyMatch(area::isFor))
                .toList();
    }
}
