package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.emergency.ClinicalLooks.Way;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the dispatch board lists; in a transaction, and every look is written down. */
@Component
class Board {

    /** How many are listed at first, and how many more each time somebody asks. */
    static final int PAGE = 100;

    private static final int MOST = 5_000;
    private static final List<TicketStatus> OPEN =
            List.of(TicketStatus.NEW, TicketStatus.ACKNOWLEDGED, TicketStatus.DISPATCHED, TicketStatus.ARRIVED);

    private final Tickets tickets;
    private final TicketPages pages;
    private final TicketViews views;
    private final Marks marks;
    private final InstantSource clock;

    Board(Tickets tickets, TicketPages pages, TicketViews views, Marks marks, InstantSource clock) {
        this.tickets = tickets;
        this.pages = pages;
        this.views = views;
        this.marks = marks;
        this.clock = clock;
    }

    /** What a list shows beside the tickets. */
    @Component
    record Marks(SlaClock sla, Attendance attendance, CaseClusters clusters) {}

    /** Which tickets a person wants to see. */
    enum Show {
        OPEN,
        NEW,
        OVERDUE,
        MINE,
        ENDED
    }

    /**
     * Which list a person wants to see.
     *
     * @param priority empty for all
     * @param size how many tickets at most
     */
    record Wanted(Show show, List<Priority> priority, int size) {

        static final Wanted FIRST = new Wanted(Show.OPEN, List.of(), PAGE);
    }

    /**
     * One ticket of the list.
     *
     * @param due when it is or was to be acknowledged
     */
    record Line(TicketJson ticket, @Nullable String attendedBy, Instant due) {}

    /** A ticket, or several that may be of one event. */
    record Group(List<Line> lines) {

        public boolean isCluster() {
            return lines.size() > 1;
        }

        /** The only one of a group that is no cluster. */
        public Line first() {
            return lines.getFirst();
        }
    }

    /**
     * The list.
     *
     * @param rejected with tickets that SAME cannot take as they are: they go before all others
     * @param size how many are listed at most, rejected ones besides
     * @param more whether there are more than are listed
     */
    record Listing(List<Group> rejected, List<Group> others, int size, boolean more, Instant now) {

        public boolean isEmpty() {
            return rejected.isEmpty() && others.isEmpty();
        }

        /** How many to list next; null where all are listed, or as many as a page bears. */
        public @Nullable Integer next() {
            return more && size < MOST ? Integer.valueOf(size + PAGE) : null;
        }
    }

    /** Always from the most urgent one on: whoever has asked for more sees a new red case all the same. */
    Listing list(Wanted wanted, Viewer viewer) {
        int size = Math.clamp(wanted.size, PAGE, MOST);
        Show show = wanted.show;
        List<Priority> priority = wanted.priority;
        TicketPages.Page page = page(wanted, size, viewer.name());
        List<Ticket> rejected = show == Show.ENDED || show == Show.MINE ? List.of() : rejected(show, priority);
        return listing(rejected, page, size, new Looking(viewer, Way.LIST));
    }

    Listing found(List<UUID> ids, Viewer viewer) {
        List<Ticket> found = tickets.find(ids).stream().sorted(Tickets.ORDER).toList();
        return listing(List.of(), new TicketPages.Page(found, null), PAGE, new Looking(viewer, Way.SEARCH));
    }

    private TicketPages.Page page(Wanted wanted, int size, String who) {
        List<Priority> priority = wanted.priority;
        return switch (wanted.show) {
            case OPEN -> pages.page(filter(OPEN, priority, List.of()), null, size);
            case NEW -> pages.page(filter(List.of(TicketStatus.NEW), priority, List.of()), null, size);
            case OVERDUE ->
                pages.page(
                        new TicketPages.Filter(
                                List.of(TicketStatus.NEW), priority, List.of(), null, null, marks.sla.newest()),
                        null,
                        size);
            case MINE ->
                new TicketPages.Page(
                        tickets.find(marks.attendance.ticketsOf(who)).stream()
                                .sorted(Tickets.ORDER)
                                .toList(),
                        null);
            case ENDED -> pages.newestEnded(priority, size);
        };
    }

    private List<Ticket> rejected(Show show, List<Priority> priority) {
        List<TicketStatus> status = show == Show.OPEN ? OPEN : List.of(TicketStatus.NEW);
        return pages.page(filter(status, priority, List.of(DeliveryState.REJECTED)), null, PAGE).tickets().stream()
                .filter(ticket -> show != Show.OVERDUE || marks.sla.isOverdue(ticket))
                .toList();
    }

    private static TicketPages.Filter filter(
            List<TicketStatus> status, List<Priority> priority, List<DeliveryState> delivery) {
        return new TicketPages.Filter(status, priority, delivery, null, null, null);
    }

    private record Looking(Viewer viewer, Way way) {}

    private Listing listing(List<Ticket> rejected, TicketPages.Page page, int size, Looking looking) {
        Set<UUID> above = new HashSet<>();
        rejected.forEach(ticket -> above.add(ticket.id()));
        List<Ticket> others = page.tickets().stream()
                .filter(ticket -> !above.contains(ticket.id()))
                .toList();
        List<Ticket> all = new ArrayList<>(rejected);
        all.addAll(others);
        Map<Boolean, List<Group>> groups = groups(all, lines(all, looking)).stream()
                .collect(Collectors.partitioningBy(group -> group.lines().stream()
                        .anyMatch(line -> above.contains(line.ticket().id()))));
        return new Listing(
                Objects.requireNonNull(groups.get(true)),
                Objects.requireNonNull(groups.get(false)),
                size,
                page.next() != null,
                clock.instant());
    }

    private Map<UUID, Line> lines(List<Ticket> all, Looking looking) {
        List<ContactId> contacts = all.stream().map(Ticket::contact).toList();
        Map<ContactId, String> attended = marks.attendance.who(contacts);
        List<TicketView> seen = views.items(all, looking.viewer, looking.way);
        Map<UUID, Line> lines = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            Ticket ticket = all.get(i);
            if (seen.get(i) instanceof TicketJson json) {
                lines.put(ticket.id(), new Line(json, attended.get(ticket.contact()), marks.sla.due(ticket)));
            }
        }
        return lines;
    }

    /** A cluster stands where its most urgent member would. */
    private List<Group> groups(List<Ticket> listed, Map<UUID, Line> lines) {
        Map<UUID, List<Ticket>> clusterOf = new HashMap<>();
        marks.clusters
                .of(listed.stream().filter(t -> !t.status().ended()).toList())
                .forEach(members -> members.forEach(member -> clusterOf.put(member.id(), members)));
        Set<List<Ticket>> groups = new LinkedHashSet<>();
        Map<UUID, List<Ticket>> alone = new LinkedHashMap<>();
        listed.forEach(ticket -> groups.add(
                clusterOf.getOrDefault(ticket.id(), alone.computeIfAbsent(ticket.id(), id -> List.of(ticket)))));
        return groups.stream()
                .map(members -> new Group(members.stream()
                        .map(member -> lines.get(member.id()))
                        .filter(Objects::nonNull)
                        .toList()))
                .filter(group -> !group.lines().isEmpty())
                .toList();
    }
}
