package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.triage.ProtocolEvent.What;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the log amounts to: which version is active, which are proposed and by whom, whether the triage is switched off. */
record Standing(List<ProtocolEvent> events) {

    Standing {
        events = List.copyOf(events);
    }

    long newest() {
        return events.isEmpty() ? 0 : events.getLast().id();
    }

    Optional<ProtocolEvent> active() {
        return last(What.ACTIVATED);
    }

    private Optional<ProtocolEvent> last(What what) {
        return events.stream().filter(event -> event.what() == what).reduce((first, second) -> second);
    }

    boolean suspended() {
        return events.stream()
                .filter(event -> event.what() == What.SUSPENDED || event.what() == What.RESUMED)
                .reduce((first, second) -> second)
                .filter(event -> event.what() == What.SUSPENDED)
                .isPresent();
    }

    /** Proposals that nobody has activated since. */
    List<ProtocolEvent> proposals(String id, String version) {
        List<ProtocolEvent> open = new ArrayList<>();
        for (ProtocolEvent event : events) {
            if (event.isAbout(id, version)) {
                switch (event.what()) {
                    case PROPOSED -> open.add(event);
                    case ACTIVATED -> open.clear();
                    case SUSPENDED, RESUMED -> {}
                }
            }
        }
        return open;
    }
}
