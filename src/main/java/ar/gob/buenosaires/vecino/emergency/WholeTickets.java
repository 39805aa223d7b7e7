package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.emergency.ClinicalLooks.Way;
import ar.gob.buenosaires.vecino.emergency.TicketChanges.Change;
import ar.gob.buenosaires.vecino.emergency.TicketStream.Shown;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/** The API's stream: each change as the whole ticket, which is a look at it. */
record WholeTickets(TicketStreams.Reading reading, Viewer viewer) implements TicketStream.Form {

    @Override
    public List<Shown> after(long seen, int limit) {
        return Objects.requireNonNull(reading.transactions().execute(transaction -> {
            List<Change> changes = reading.changes().after(seen, limit);
            List<UUID> ids = changes.stream().map(Change::ticket).distinct().toList();
            Map<UUID, Ticket> tickets =
                    reading.tickets().find(ids).stream().collect(Collectors.toMap(Ticket::id, Function.identity()));
            List<Change> still = changes.stream()
                    .filter(change -> tickets.containsKey(change.ticket()))
                    .toList();
            List<TicketView> views = reading.views()
                    .items(
                            still.stream()
                                    .map(c -> Objects.requireNonNull(tickets.get(c.ticket())))
                                    .toList(),
                            viewer,
                            Way.STREAM);
            List<Shown> shown = new ArrayList<>();
            for (int i = 0; i < still.size(); i++) {
                shown.add(new Shown(still.get(i).seq(), text(views.get(i))));
            }
            return shown;
        }));
    }

    private String text(TicketView view) {
        try {
            return reading.json().writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a ticket is plain values", e);
        }
    }

    @Override
    public SseEventBuilder event(Shown shown) {
        return SseEmitter.event().name("ticket").data(shown.text());
    }

    @Override
    public SseEventBuilder heartbeat() {
        return SseEmitter.event().comment("alive");
    }
}
