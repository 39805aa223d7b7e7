package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.Problem;
import ar.gob.buenosaires.vecino.emergency.ClinicalLooks.Way;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finding and reading tickets. */
@Tag(name = "tickets")
@RestController
@RequestMapping("/api/v1/tickets")
class TicketsController {

    private static final int MOST = 200;

    private final TransactionOperations transactions;
    private final Tickets tickets;
    private final TicketPages pages;
    private final TicketLookups lookups;
    private final TicketViews views;

    TicketsController(
            TransactionOperations transactions,
            Tickets tickets,
            TicketPages pages,
            TicketLookups lookups,
            TicketViews views) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.pages = pages;
        this.lookups = lookups;
        this.views = views;
    }

    /** @param next the cursor of the next page; null at the end */
    record Items(List<TicketView> items, @Nullable String next) {}

    @Operation(summary = "Tickets: RED, YELLOW, GREEN, then oldest first")
    @GetMapping
    Items list(
            @RequestParam(defaultValue = "") List<TicketStatus> status,
            @RequestParam(defaultValue = "") List<Priority> priority,
            @RequestParam(defaultValue = "") List<DeliveryState> delivery,
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE_TIME) @Nullable OffsetDateTime since,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        if (limit < 1 || limit > MOST) {
            throw new Problem(HttpStatus.BAD_REQUEST, "bad-limit", "'limit' is from 1 to " + MOST + ".");
        }
        if (number != null && number.indexOf('\0') >= 0) {
            throw new Problem(HttpStatus.BAD_REQUEST, "bad-number", "'number' is like A-2041.");
        }
        if (since != null && (since.getYear() < 2000 || since.getYear() > 9999)) {
            throw new Problem(HttpStatus.BAD_REQUEST, "bad-since", "'since' is a time of this service.");
        }
        TicketCursor after = cursor == null || cursor.isEmpty() ? null : TicketCursor.read(cursor);
        var filter = new TicketPages.Filter(
                status, priority, delivery, number, since == null ? null : since.toInstant(), null);
        return Objects.requireNonNull(transactions.execute(transaction -> {
            TicketPages.Page page = pages.page(filter, after, limit);
            TicketCursor next = page.next();
            return new Items(
                    views.items(page.tickets(), Viewer.of(request), Way.LIST), next == null ? null : next.written());
        }));
    }

    /** One of the two. */
    record Search(@Nullable String phone, @Nullable String name) {}

    @Operation(summary = "Tickets by a caller's phone, or by words of the name; newest 200")
    @PostMapping("/search")
    Items search(@RequestBody Search search, HttpServletRequest request) {
        String phone = search.phone();
        String name = search.name();
        if ((phone == null || phone.isBlank()) == (name == null || name.isBlank())) {
            throw new Problem(HttpStatus.BAD_REQUEST, "bad-search", "Give either 'phone' or 'name'.");
        }
        return Objects.requireNonNull(transactions.execute(transaction -> {
            List<UUID> ids = phone != null && !phone.isBlank()
                    ? lookups.byPhone(phone)
                    : lookups.byName(Objects.requireNonNull(name));
            List<Ticket> found =
                    tickets.find(ids).stream().sorted(Tickets.ORDER).toList();
            return new Items(views.items(found, Viewer.of(request), Way.SEARCH), null);
        }));
    }

    @Operation(summary = "A ticket with transcript and timeline")
    @GetMapping("/{id}")
    ResponseEntity<TicketView> one(@PathVariable UUID id, HttpServletRequest request) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            Ticket ticket = tickets.find(id).orElseThrow(TicketVersions::unknown);
            return ResponseEntity.ok()
                    .eTag(TicketVersions.etag(ticket))
                    .body(views.whole(ticket, Viewer.of(request), Way.TICKET));
        }));
    }
}
