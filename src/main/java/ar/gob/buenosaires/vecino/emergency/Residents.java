package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.ContactId;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The resident line, which may call back into this module and is therefore asked for only when needed. */
@Component
class Residents {

    private final ObjectProvider<ResidentLine> line;

    Residents(ObjectProvider<ResidentLine> line) {
        this.line = line;
    }

    /** Nothing untrue is passed on, whoever asks for it. */
    void tell(Ticket ticket, TicketNews news) {
        TicketSummary summary = ticket.summary();
        if (news.isTrueOf(summary)) {
            line.ifAvailable(there -> there.tell(summary, news));
        }
    }

    List<TranscriptLine> transcript(ContactId contact) {
        return line().map(there -> there.transcript(contact)).orElse(List.of());
    }

    Optional<ResidentLine> line() {
        return Optional.ofNullable(line.getIfAvailable());
    }
}
