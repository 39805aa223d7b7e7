package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.CityTime;
import ar.gob.buenosaires.vecino.core.DataNode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The national holidays, from a data file that must be continued before it runs out. */
@Component
class Holidays {

    private final Set<LocalDate> dates = new HashSet<>();
    private final LocalDate until;

    Holidays(Clock clock, MeterRegistry meters) {
        DataNode root = DataFiles.read("holidays.yaml", this::read);
        until = Objects.requireNonNull(root.optionalDate("until"));
        Gauge.builder("vecino.holidays.days.left", () -> daysLeft(LocalDate.now(clock.withZone(CityTime.ZONE))))
                .description("days until the list of holidays ends")
                .register(meters);
    }

    private DataNode read(DataNode root) {
        root.only("source", "facts_date", "until", "holidays");
        if (root.optionalDate("until") == null || root.optionalDate("facts_date") == null) {
            root.problem("'until' and 'facts_date' are needed");
        }
        for (DataNode node : root.list("holidays")) {
            node.only("date", "name");
            LocalDate date = node.optionalDate("date");
            if (date == null || !dates.add(date)) {
                node.problem("'date' is missing or there twice");
            }
        }
        return root;
    }

    boolean isHoliday(LocalDate day) {
        return dates.contains(day);
    }

    long daysLeft(LocalDate today) {
        return ChronoUnit.DAYS.between(today, until);
    }

    Set<LocalDate> dates() {
        return Set.copyOf(dates);
    }
}
