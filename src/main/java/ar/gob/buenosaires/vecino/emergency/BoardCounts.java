package ar.gob.buenosaires.vecino.emergency;

import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many tickets are open, for the line above the board; nothing clinical. */
@Component
class BoardCounts {

    private static final String COUNT = """
            select priority, count(*), count(*) filter (where status = 'NEW'),
                count(*) filter (where status = 'NEW' and created_at < case priority
                    when 'RED' then :red::timestamptz when 'YELLOW' then :yellow::timestamptz
                    else :green::timestamptz end),
                count(*) filter (where delivery = 'REJECTED')
            from ticket where status not in ('CLOSED', 'CANCELLED') group by priority
            """;

    private final JdbcClient jdbc;
    private final SlaClock sla;

    BoardCounts(JdbcClient jdbc, SlaClock sla) {
        this.jdbc = jdbc;
        this.sla = sla;
    }

    /**
     * Open tickets of one priority.
     *
     * @param fresh that nobody has acknowledged
     * @param overdue of these, that should have been
     */
    record Count(Priority priority, long open, long fresh, long overdue, long rejected) {}

    /** All open tickets. */
    record Counts(List<Count> of) {

        public long fresh() {
            return of.stream().mapToLong(Count::fresh).sum();
        }

        /** Red ones that nobody has acknowledged. */
        public long waiting() {
            return of.stream()
                    .filter(count -> count.priority() == Priority.RED)
                    .mapToLong(Count::fresh)
                    .sum();
        }

        public long overdue() {
            return of.stream().mapToLong(Count::overdue).sum();
        }

        public long rejected() {
            return of.stream().mapToLong(Count::rejected).sum();
        }
    }

    Counts now() {
        Map<Priority, Count> found = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            found.put(priority, new Count(priority, 0, 0, 0, 0));
        }
        jdbc.sql(COUNT)
                .param("red", sla.newest(Priority.RED).atOffset(ZoneOffset.UTC))
                .param("yellow", sla.newest(Priority.YELLOW).atOffset(ZoneOffset.UTC))
                .param("green", sla.newest(Priority.GREEN).atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Count(
                        Priority.valueOf(row.getString(1)),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5)))
                .list()
                .forEach(count -> found.put(count.priority(), count));
        return new Counts(List.copyOf(found.values()));
    }
}
