package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.CityTime;
import ar.gob.buenosaires.vecino.emergency.Board.Listing;
import ar.gob.buenosaires.vecino.emergency.Board.Show;
import ar.gob.buenosaires.vecino.emergency.Board.Wanted;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The dispatch board: its page, and the parts of it that are fetched again when something changes. */
@Hidden
@Controller
@RequestMapping("/console/tickets")
class BoardController {

    private final TransactionOperations transactions;
    private final Board board;
    private final BoardTickets one;
    private final Search search;
    private final Live live;

    BoardController(TransactionOperations transactions, Board board, BoardTickets one, Search search, Live live) {
        this.transactions = transactions;
        this.board = board;
        this.one = one;
        this.search = search;
        this.live = live;
    }

    /** By what tickets are found. */
    @Component
    record Search(TicketLookups lookups, TicketPages pages) {}

    /** What moves on the board by itself. */
    @Component
    record Live(
            BoardCounts counts,
            Presence presence,
            TicketStreams streams,
            TicketChanges changes,
            CannedPhrases phrases) {}

    @GetMapping
    String page(
            @RequestParam(defaultValue = "OPEN") Show show,
            @RequestParam(defaultValue = "") List<Priority> priority,
            @RequestParam(defaultValue = "" + Board.PAGE) int size,
            HttpServletRequest request,
            Model page) {
        fill(new Wanted(show, priority, size), Viewer.of(request), page);
        return "console/tickets/board";
    }

    @GetMapping("/list")
    String list(
            @RequestParam(defaultValue = "OPEN") Show show,
            @RequestParam(defaultValue = "") List<Priority> priority,
            @RequestParam(defaultValue = "" + Board.PAGE) int size,
            HttpServletRequest request,
            Model page) {
        Wanted wanted = new Wanted(show, priority, size);
        page.addAttribute("listing", in(() -> board.list(wanted, Viewer.of(request))));
        return "console/tickets/list :: list";
    }

    /** Neither phones nor names may stand in an address. */
    @PostMapping("/search")
    String found(@RequestParam String words, HttpServletRequest request, Model page) {
        String wanted = words.strip();
        Listing found = in(() -> board.found(ids(wanted), Viewer.of(request)));
        page.addAttribute("listing", found).addAttribute("searched", true);
        return "console/tickets/list :: list";
    }

    private List<UUID> ids(String words) {
        if (words.isEmpty() || words.indexOf('\0') >= 0) {
            return List.of();
        }
        if (words.matches("[A-Za-z]+[- ]?\\d{1,6}")) {
            String number = words.toUpperCase(java.util.Locale.ROOT).replaceFirst("[- ]?(\\d+)$", "-$1");
            TicketPages.Filter filter = new TicketPages.Filter(List.of(), List.of(), List.of(), number, null, null);
            return search.pages.page(filter, null, 1).tickets().stream()
                    .map(Ticket::id)
                    .toList();
        }
        return words.matches("[\\d+() .-]{6,}") ? search.lookups.byPhone(words) : search.lookups.byName(words);
    }

    @GetMapping("/status")
    String status(HttpServletRequest request, Model page) {
        status(Viewer.of(request), page);
        return "console/tickets/status :: status";
    }

    @PostMapping("/break")
    String away(@RequestParam boolean away, HttpServletRequest request, Model page) {
        Viewer viewer = Viewer.of(request);
        if (away) {
            live.presence.goAway(viewer.name());
        } else {
            live.presence.comeBack(viewer.name());
        }
        status(viewer, page);
        return "console/tickets/status :: status";
    }

    /** The whole page for a link, the ticket alone for the page's script. */
    @GetMapping("/{id}")
    String ticket(
            @PathVariable UUID id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            HttpServletRequest request,
            Model page) {
        Viewer viewer = Viewer.of(request);
        page.addAttribute("shown", in(() -> one.one(id, viewer)));
        page.addAttribute("phrases", live.phrases.all());
        if (part != null) {
            return "console/tickets/ticket :: ticket";
        }
        fill(Wanted.FIRST, viewer, page);
        return "console/tickets/board";
    }

    /** What of a ticket changes while it is open; what a person is typing stays. */
    @GetMapping("/{id}/live")
    String live(@PathVariable UUID id, HttpServletRequest request, Model page) {
        page.addAttribute("shown", in(() -> one.one(id, Viewer.of(request))));
        return "console/tickets/ticket :: live";
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            HttpServletRequest request,
            HttpServletResponse response) {
        long after = TicketStreamController.number(last);
        var changed = new ChangedTickets(live.changes);
        String who = Viewer.of(request).name();
        try (TicketStream stream = live.streams.open(EventStream.over(response), who, after, changed)) {
            live.presence.write(); // who comes is on at once
            stream.follow();
        }
    }

    @ModelAttribute
    void frame(Model page) {
        page.addAttribute("zone", CityTime.ZONE).addAttribute("searched", false);
        page.addAttribute("levels", Priority.values()).addAttribute("shows", Show.values());
    }

    private void fill(Wanted wanted, Viewer viewer, Model page) {
        page.addAttribute("listing", in(() -> board.list(wanted, viewer)));
        page.addAttribute("show", wanted.show()).addAttribute("priorities", wanted.priority());
        status(viewer, page);
    }

    private void status(Viewer viewer, Model page) {
        List<Presence.Dispatcher> connected = live.presence.connected();
        page.addAttribute("me", viewer.name());
        page.addAttribute("counts", live.counts.now());
        page.addAttribute("connected", connected);
        page.addAttribute("away", live.presence.isAway(viewer.name()));
        // who looks has just come or is about to be written down
        page.addAttribute("nobody", connected.stream().allMatch(Presence.Dispatcher::away) && !connected.isEmpty());
    }

    private <T> T in(Supplier<T> look) {
        return Objects.requireNonNull(transactions.execute(transaction -> look.get()));
    }
}
