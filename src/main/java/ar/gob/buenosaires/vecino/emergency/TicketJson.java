package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.MarkedText;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Caller;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Location;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Patient;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Protocol;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as dispatchers see it.
 *
 * @param updatesRefused later facts that SAME did not take: a person has to tell them by telephone
 * @param noContacts attempts to reach the resident in vain
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record TicketJson(
        UUID id,
        String number,
        UUID eventId,
        Priority priority,
        TicketStatus status,
        DeliveryState delivery,
        @Nullable String sameIncidentId,
        boolean complete,
        boolean overdue,
        Instant reportedAt,
        Instant createdAt,
        @Nullable Instant withdrawalRequestedAt,
        Caller caller,
        Patient patient,
        List<String> symptoms,
        List<String> redFlags,
        List<String> riskFactors,
        Location location,
        @Nullable Protocol protocol,
        String summary,
        int updatesRefused,
        int noContacts,
        long version)
        implements TicketView {

    static TicketJson of(Ticket ticket, boolean overdue) {
        CaseFacts facts = ticket.facts();
        return new TicketJson(
                ticket.id(),
                ticket.number(),
                ticket.eventId(),
                ticket.priority(),
                ticket.status(),
                ticket.delivery(),
                ticket.sameIncidentId(),
                ticket.isComplete(),
                overdue,
                ticket.reportedAt(),
                ticket.createdAt(),
                ticket.withdrawalRequestedAt(),
                facts.caller(),
                facts.patient(),
                facts.symptoms(),
                facts.redFlags(),
                facts.riskFactors(),
                facts.location(),
                facts.protocol(),
                facts.summary(),
                ticket.updatesRefused(),
                ticket.noContacts(),
                ticket.version());
    }

    /**
     * With what was said and done.
     *
     * @param attendedBy who talks with the resident now
     * @param answers of the triage, as long as dialogs are kept
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Whole(
            @JsonUnwrapped TicketJson ticket,
            @Nullable String attendedBy,
            List<TriageAnswers.Answer> answers,
            List<Line> transcript,
            List<Timeline.Entry> timeline)
            implements TicketView {}

    /** One line of the transcript. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(
            Instant at,
            TranscriptLine.Speaker from,
            String text,
            @Nullable String delivery) {

        static Line of(TranscriptLine line) {
            return new Line(line.at(), line.from(), line.text(), line.delivery());
        }

        /** For pages. */
        public List<MarkedText.Span> spans() {
            return MarkedText.spans(text);
        }
    }
}
