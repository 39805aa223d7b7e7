package ar.gob.buenosaires.vecino.triage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A version as clinicians see it; suspended: it is active, but the whole triage is switched off. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ProtocolVersion(
        String id,
        String version,
        String title,
        String author,
        List<String> approvedBy,
        LocalDate date,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        boolean active,
        boolean suspended,
        @Nullable Decision activated,
        List<Decision> proposals) {

    static ProtocolVersion of(Protocol protocol, Standing standing) {
        Protocol.Head head = protocol.head();
        ProtocolEvent active = standing.active()
                .filter(event -> event.isAbout(head.id(), head.version()))
                .orElse(null);
        return new ProtocolVersion(
                head.id(),
                head.version(),
                head.title(),
                head.author(),
                head.approvers(),
                head.date(),
                head.validFrom(),
                head.validUntil(),
                active != null,
                active != null && standing.suspended(),
                Decision.of(active),
                standing.proposals(head.id(), head.version()).stream()
                        .map(Decision::new)
                        .toList());
    }

    /** Whether this person may activate it: somebody else has proposed it. */
    public boolean mayBeActivatedBy(String person) {
        return proposals.stream().anyMatch(proposal -> !proposal.by.equals(person));
    }

    public boolean isProposedBy(String person) {
        return proposals.stream().anyMatch(proposal -> proposal.by.equals(person));
    }

    /** Who decided something, and when. */
    record Decision(String by, Instant at) {
        Decision(ProtocolEvent event) {
            this(event.by(), event.at());
        }

        static @Nullable Decision of(@Nullable ProtocolEvent event) {
            return event == null ? null : new Decision(event);
        }
    }
}
