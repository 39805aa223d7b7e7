package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.emergency.TicketStream.Shown;
import java.util.List;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/** The board's own stream: which ticket changed and nothing of it, since the page then asks for what it shows. */
record ChangedTickets(TicketChanges changes) implements TicketStream.Form {

    @Override
    public List<Shown> after(long seen, int limit) {
        return changes.after(seen, limit).stream()
                .map(change -> new Shown(change.seq(), change.ticket().toString()))
                .toList();
    }

    @Override
    public SseEventBuilder event(Shown shown) {
        return SseEmitter.event().name("changed").data(shown.text());
    }

    /** An event, since a page hears no comments and would take a silent connection for a quiet night. */
    @Override
    public SseEventBuilder heartbeat() {
        return SseEmitter.event().name("alive").data("");
    }
}
