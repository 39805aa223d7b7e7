package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.ContactId;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** The resident line, which may call back into this module and is therefore asked for only when needed. */
@Component("ticketResidents") // simulated residents have the short name
class Residents {

    private static final Logger log = LoggerFactory.getLogger(Residents.class);

    private final ObjectProvider<ResidentLine> line;

    Residents(ObjectProvider<ResidentLine> line) {
        this.line = line;
    }

    /** Nothing untrue is passed on, whoever asks for it; and words that fail hold up no ticket. */
    void tell(Ticket ticket, TicketNews news) {
        TicketSummary summary = ticket.summary();
        if (!news.isTrueOf(summary)) {
            return;
        }
        try {
            line.ifAvailable(there -> there.tell(summary, news));
        } catch (DataAccessException e) {
            throw e; // the transaction is lost
        } catch (RuntimeException e) {
            log.error("{} of ticket {} could not be told", news, summary.number(), e);
        }
    }

    List<TranscriptLine> transcript(ContactId contact) {
        return line().map(there -> there.transcript(contact)).orElse(List.of());
    }

    Optional<ResidentLine> line() {
        return Optional.ofNullable(line.getIfAvailable());
    }
}
