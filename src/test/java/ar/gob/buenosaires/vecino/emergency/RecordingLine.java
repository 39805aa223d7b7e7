package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.emergency.TranscriptLine.Speaker;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** A resident line that remembers what it was told to say. */
@Primary
@TestComponent
class RecordingLine implements ResidentLine {

    record Told(TicketSummary ticket, TicketNews news) {}

    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger messages = new AtomicInteger();
    volatile @Nullable Instant openUntil = Instant.MAX;
    volatile List<TranscriptLine> before = List.of();
    volatile Map<String, String> fates = Map.of();

    List<TicketNews> told(TicketSummary ticket) {
        return told.stream()
                .filter(t -> t.ticket.id().equals(ticket.id()))
                .map(Told::news)
                .toList();
    }

    @Override
    public void tell(TicketSummary ticket, TicketNews news) {
        told.add(new Told(ticket, news));
    }

    @Override
    public TranscriptLine say(ContactId contact, String text) {
        return new TranscriptLine("m" + messages.incrementAndGet(), Instant.now(), Speaker.DISPATCHER, text, null);
    }

    @Override
    public Map<String, String> fates(Collection<String> refs) {
        return fates;
    }

    @Override
    public Optional<Instant> openUntil(ContactId contact) {
        return Optional.ofNullable(openUntil);
    }

    @Override
    public List<TranscriptLine> transcript(ContactId contact) {
        return before;
    }
}
