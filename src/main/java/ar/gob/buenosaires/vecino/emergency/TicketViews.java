package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.emergency.ClinicalLooks.Way;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Shows tickets as the viewer may see them and writes every look down; in a transaction. */
@Component
class TicketViews {

    private final SlaClock sla;
    private final ClinicalLooks looks;
    private final Timeline timeline;
    private final Transcripts transcripts;
    private final Attendance attendance;
    private final TriageAnswers answers;

    TicketViews(
            SlaClock sla,
            ClinicalLooks looks,
            Timeline timeline,
            Transcripts transcripts,
            Attendance attendance,
            TriageAnswers answers) {
        this.sla = sla;
        this.looks = looks;
        this.timeline = timeline;
        this.transcripts = transcripts;
        this.attendance = attendance;
        this.answers = answers;
    }

    List<TicketView> items(List<Ticket> tickets, Viewer viewer, Way way) {
        List<UUID> ids = tickets.stream().map(Ticket::id).distinct().toList();
        looks.add(viewer, way, ids);
        return tickets.stream().map(ticket -> item(ticket, viewer)).toList();
    }

    /** How a ticket that the viewer has just changed is answered, with its new version. */
    ResponseEntity<TicketView> changed(Ticket ticket, Viewer viewer) {
        TicketView view = items(List.of(ticket), viewer, Way.CHANGE).getFirst();
        return ResponseEntity.ok().eTag(TicketVersions.etag(ticket)).body(view);
    }

    private TicketView item(Ticket ticket, Viewer viewer) {
        boolean overdue = sla.isOverdue(ticket);
        return viewer.dispatcher() ? TicketJson.of(ticket, overdue) : PlainTicketJson.of(ticket, overdue);
    }

    TicketView whole(Ticket ticket, Viewer viewer, Way way) {
        List<Timeline.Entry> deeds = timeline.of(ticket.id());
        return switch (items(List.of(ticket), viewer, way).getFirst()) {
            case TicketJson all ->
                new TicketJson.Whole(
                        all,
                        attendance.who(ticket.contact()).orElse(null),
                        answers.of(ticket.id()),
                        transcripts.of(ticket.id()).stream()
                                .map(TicketJson.Line::of)
                                .toList(),
                        deeds);
            case PlainTicketJson plain ->
                new PlainTicketJson.Whole(
                        plain,
                        deeds.stream()
                                .map(d -> new PlainTicketJson.Deed(d.at(), d.who(), d.what()))
                                .toList());
            case TicketJson.Whole whole -> whole;
            case PlainTicketJson.Whole whole -> whole;
        };
    }
}
