package ar.gob.buenosaires.vecino.emergency;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pages of tickets: red, yellow, green, then oldest first. */
@Component
class TicketPages {

    /**
     * What is asked for; empty lists and nulls ask for all.
     *
     * @param before of each priority, tickets from before then
     */
    record Filter(
            List<TicketStatus> status,
            List<Priority> priority,
            List<DeliveryState> delivery,
            @Nullable String number,
            @Nullable Instant since,
            @Nullable Map<Priority, Instant> before) {}

    /** @param next where the next page begins, by urgency; null at the end */
    record Page(List<Ticket> tickets, @Nullable TicketCursor next) {}

    private static final String BEFORE = """
            created_at < case priority when 'RED' then cast(:RED as timestamptz)
                when 'YELLOW' then cast(:YELLOW as timestamptz) else cast(:GREEN as timestamptz) end
            """;

    private final Tickets tickets;

    TicketPages(Tickets tickets) {
        this.tickets = tickets;
    }

    Page page(Filter filter, @Nullable TicketCursor after, int limit) {
        Map<String, Object> values = new HashMap<>();
        List<String> conditions = new ArrayList<>();
        any(conditions, values, "status", filter.status());
        any(conditions, values, "priority", filter.priority());
        any(conditions, values, "delivery", filter.delivery());
        if (filter.number() != null) {
            conditions.add("number = :number");
            values.put("number", filter.number());
        }
        if (filter.since() != null) {
            conditions.add("created_at >= :since");
            values.put("since", filter.since().atOffset(ZoneOffset.UTC));
        }
        if (filter.before() != null) {
            conditions.add(BEFORE);
            filter.before().forEach((priority, at) -> values.put(priority.name(), at.atOffset(ZoneOffset.UTC)));
        }
        if (after != null) {
            conditions.add("(rank, created_at, id) > (:rank, :at, :id)");
            values.put("rank", after.rank());
            values.put("at", after.createdAt().atOffset(ZoneOffset.UTC));
            values.put("id", after.id());
        }
        if (!filter.status().isEmpty() && filter.status().stream().noneMatch(TicketStatus::ended)) {
            conditions.add("status not in ('CLOSED', 'CANCELLED')"); // as an index has it
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        values.put("most", limit + 1);
        return page(
                tickets.query("select * from ticket" + where + " order by rank, created_at, id limit :most", values),
                limit);
    }

    /** @param found one more than the limit where there is a next page */
    private static Page page(List<Ticket> found, int limit) {
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        List<Ticket> page = found.subList(0, limit);
        return new Page(page, TicketCursor.after(page.getLast()));
    }

    /** Those that ended last. */
    Page newestEnded(List<Priority> priority, int limit) {
        Map<String, Object> values = new HashMap<>();
        List<String> conditions = new ArrayList<>(List.of("closed_at is not null"));
        any(conditions, values, "priority", priority);
        values.put("most", limit + 1);
        return page(
                tickets.query(
                        "select * from ticket where " + String.join(" and ", conditions)
                                + " order by closed_at desc, id limit :most",
                        values),
                limit);
    }

    private static void any(
            List<String> conditions, Map<String, Object> values, String column, List<? extends Enum<?>> wanted) {
        if (!wanted.isEmpty()) {
            conditions.add(column + " in (:" + column + ")");
            values.put(column, wanted.stream().map(Enum::name).toList());
        }
    }
}
