package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.emergency.CaseFacts.Location;
import ar.gob.buenosaires.vecino.emergency.ClinicalLooks.Way;
import ar.gob.buenosaires.vecino.emergency.TicketSteps.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** One ticket as the board shows it; in a transaction, and the look is written down. */
@Component
class BoardTickets {

    /** Cases of one event come close to each other: older open ones are not looked at for clusters. */
    private static final Duration LATELY = Duration.ofHours(6);

    private final Tickets tickets;
    private final TicketViews views;
    private final Beside beside;
    private final EmergencySettings settings;
    private final InstantSource clock;

    BoardTickets(Tickets tickets, TicketViews views, Beside beside, EmergencySettings settings, InstantSource clock) {
        this.tickets = tickets;
        this.views = views;
        this.beside = beside;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is shown beside the ticket itself. */
    @Component
    record Beside(SlaClock sla, CaseClusters clusters, ResidentWords residents, Presence presence) {}

    /**
     * A ticket with what a person may do with it.
     *
     * @param due when it is or was to be acknowledged
     * @param steps that its state allows
     * @param openUntil WhatsApp takes free words; null: the window is closed
     * @param others who are on and could take the chat
     * @param near other open tickets that may be of the same event
     * @param map link to the place
     */
    record Shown(
            TicketJson ticket,
            @Nullable String attendedBy,
            List<TriageAnswers.Answer> answers,
            List<TicketJson.Line> transcript,
            List<Timeline.Entry> timeline,
            Instant due,
            List<Step> steps,
            @Nullable Instant openUntil,
            List<Presence.Dispatcher> others,
            List<TicketSummary> near,
            @Nullable String map,
            Instant now) {

        boolean may(Step step) {
            return steps.contains(step);
        }
    }

    Shown one(UUID id, Viewer viewer) {
        Ticket ticket = tickets.find(id).orElseThrow(TicketVersions::unknown);
        if (!(views.whole(ticket, viewer, Way.TICKET) instanceof TicketJson.Whole whole)) {
            throw TicketVersions.unknown(); // dispatchers only come here
        }
        Instant now = clock.instant();
        return new Shown(
                whole.ticket(),
                whole.attendedBy(),
                whole.answers(),
                whole.transcript(),
                whole.timeline(),
                beside.sla.due(ticket),
                Arrays.stream(Step.values())
                        .filter(step -> step.isPossible(ticket.status()))
                        .toList(),
                openUntil(ticket, now),
                beside.presence.connected().stream()
                        .filter(d -> !d.away() && !d.name().equals(viewer.name()))
                        .toList(),
                near(ticket),
                map(ticket.facts().location()),
                now);
    }

    private @Nullable Instant openUntil(Ticket ticket, Instant now) {
        return beside.residents
                .line()
                .flatMap(line -> line.openUntil(ticket.contact()))
                .filter(now::isBefore)
                .orElse(null);
    }

    private List<TicketSummary> near(Ticket ticket) {
        if (ticket.status().ended()) {
            return List.of();
        }
        List<Ticket> lately = tickets.openSince(ticket.createdAt().minus(LATELY));
        return beside.clusters.of(lately).stream()
                .filter(members -> members.stream().anyMatch(m -> m.id().equals(ticket.id())))
                .flatMap(List::stream)
                .filter(member -> !member.id().equals(ticket.id()))
                .map(Ticket::summary)
                .toList();
    }

    private @Nullable String map(Location place) {
        Double latitude = place.latitude();
        Double longitude = place.longitude();
        if (latitude != null && longitude != null) {
            return link(settings.map().point(), Map.of("latitude", latitude, "longitude", longitude));
        }
        return place.address() == null
                ? null
                : link(settings.map().address(), Map.of("address", place.address() + ", Buenos Aires"));
    }

    private static String link(String template, Map<String, ?> values) {
        return UriComponentsBuilder.fromUriString(template)
                .encode()
                .buildAndExpand(values)
                .toUriString();
    }
}
