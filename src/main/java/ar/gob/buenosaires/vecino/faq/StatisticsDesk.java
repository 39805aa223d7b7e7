package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.Problem;
import ar.gob.buenosaires.vecino.faq.AskedCounts.Fate;
import ar.gob.buenosaires.vecino.faq.AskedCounts.OfDay;
import ar.gob.buenosaires.vecino.faq.Statistics.AreaFigures;
import ar.gob.buenosaires.vecino.faq.Statistics.Asked;
import ar.gob.buenosaires.vecino.faq.Statistics.Day;
import ar.gob.buenosaires.vecino.faq.Statistics.Figures;
import ar.gob.buenosaires.vecino.faq.Statistics.Totals;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the figures of some days together. */
@Component
class StatisticsDesk {

    static final int MOST_DAYS = 400;

    private static final int MOST_ASKED = 20;
    private static final Set<Fate> GIVEN = EnumSet.of(Fate.ANSWERED, Fate.CHOSEN, Fate.FOUND);

    private final AskedCounts counts;
    private final StatisticsChanges changes;
    private final ContentItems items;
    private final DeskPages pages;
    private final ContentRules rules;

    StatisticsDesk(
            AskedCounts counts, StatisticsChanges changes, ContentItems items, DeskPages pages, ContentRules rules) {
        this.counts = counts;
        this.changes = changes;
        this.items = items;
        this.pages = pages;
        this.rules = rules;
    }

    /**
     * The figures of so many days, today included.
     *
     * @param area null for all; else only what was about its services
     */
    @Transactional(readOnly = true)
    public Statistics of(int days, @Nullable String area) {
        if (days < 1 || days > MOST_DAYS) {
            throw new Problem(HttpStatus.BAD_REQUEST, "bad-days", "'days' is from 1 to " + MOST_DAYS + ".");
        }
        LocalDate to = rules.today();
        LocalDate from = to.minusDays(days - 1L);
        Map<String, String> areas = items.findAll().stream()
                .filter(item -> item.key().kind() == Kind.SERVICE)
                .collect(Collectors.toMap(item -> item.key().service(), ContentItem::area));
        List<OfDay> all = counts.since(from);
        List<OfDay> wanted = area == null
                ? all
                : all.stream()
                        .filter(each -> area.equals(areas.get(each.count().service())))
                        .toList();
        ContentNames names = pages.names();
        return new Statistics(
                from,
                to,
                counts.countedAt(),
                totals(wanted),
                days(from, to, wanted),
                areas(wanted, areas, names),
                asked(wanted, each -> new Place(each.count().service(), ""), areas, names),
                asked(
                        wanted,
                        each -> new Place(each.count().service(), each.count().topic()),
                        areas,
                        names),
                changes.since(from, area, names));
    }

    private static Totals totals(List<OfDay> counts) {
        return new Totals(
                Figures.of(counts),
                Figures.sum(counts, Fate.CHOSEN),
                Figures.sum(counts, Fate.ELSEWHERE),
                Figures.sum(counts, Fate.TALK),
                Figures.sum(counts, Fate.HEALTH),
                Figures.sum(counts, Fate.PERSON),
                Figures.sum(counts, Fate.FAILED));
    }

    private static List<Day> days(LocalDate from, LocalDate to, List<OfDay> counts) {
        Map<LocalDate, List<OfDay>> byDay = counts.stream().collect(Collectors.groupingBy(OfDay::day));
        return from.datesUntil(to.plusDays(1))
                .map(day -> new Day(day, Figures.of(byDay.getOrDefault(day, List.of()))))
                .toList();
    }

    private static List<AreaFigures> areas(List<OfDay> counts, Map<String, String> areas, ContentNames names) {
        return counts.stream()
                .filter(each -> areas.containsKey(each.count().service()))
                .collect(Collectors.groupingBy(
                        each -> areas.getOrDefault(each.count().service(), "")))
                .entrySet()
                .stream()
                .map(area -> new AreaFigures(area.getKey(), names.area(area.getKey()), Figures.of(area.getValue())))
                .filter(area -> area.questions().asked() > 0)
                .sorted(Comparator.comparingLong(
                                (AreaFigures area) -> area.questions().asked())
                        .reversed()
                        .thenComparing(AreaFigures::name))
                .toList();
    }

    private record Place(String service, String topic) {}

    private static List<Asked> asked(
            List<OfDay> counts, Function<OfDay, Place> place, Map<String, String> areas, ContentNames names) {
        return counts.stream()
                .filter(each -> GIVEN.contains(each.count().fate()))
                .collect(Collectors.groupingBy(
                        place, Collectors.summingLong(each -> each.count().times())))
                .entrySet()
                .stream()
                .map(each -> asked(each.getKey(), each.getValue(), areas, names))
                .sorted(Comparator.comparingLong(Asked::times).reversed().thenComparing(Asked::title))
                .limit(MOST_ASKED)
                .toList();
    }

    private static Asked asked(Place place, long times, Map<String, String> areas, ContentNames names) {
        String topic = place.topic().isEmpty() ? null : place.topic();
        return new Asked(
                areas.getOrDefault(place.service(), ""),
                place.service(),
                topic,
                names.of(place.service(), topic),
                times);
    }
}
