package ar.gob.buenosaires.vecino.access;

import ar.gob.buenosaires.vecino.access.AuditTrail.Entry;
import ar.gob.buenosaires.vecino.access.AuditTrail.Kind;
import ar.gob.buenosaires.vecino.access.AuditTrail.Query;
import ar.gob.buenosaires.vecino.core.CityTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The records of all modules as one. */
@Component
class Audit {

    private static final int PAGE = 100;

    private final List<AuditTrail> trails;

    Audit(List<AuditTrail> trails) {
        this.trails = List.copyOf(trails);
    }

    /**
     * What is looked for.
     *
     * @param from first day, null for no limit
     * @param to last day, null for no limit
     * @param before where the page before ended
     */
    record Filter(
            @Nullable String who,
            @Nullable Kind kind,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Instant before) {

        Instant start() {
            return from == null ? Instant.EPOCH : CityTime.start(from);
        }

        Instant end() {
            Instant last = to == null ? CityTime.end(LocalDate.of(9000, 1, 1)) : CityTime.end(to);
            return before == null || last.isBefore(before) ? last : before;
        }

        @Nullable
        String person() {
            return who == null || who.isBlank() || who.indexOf('\0') >= 0 ? null : who.strip();
        }
    }

    /** @param next where the next page begins; null at the end */
    record Page(List<Entry> entries, @Nullable Instant next) {}

    /** Administrators see everything and of looks only how many; who looks after privacy sees looks and at what. */
    Set<Kind> kinds(Rights reader) {
        return reader.has(Role.ADMIN) ? EnumSet.allOf(Kind.class) : EnumSet.of(Kind.LOOKS);
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public Page page(Filter filter, Rights reader) {
        Set<Kind> kinds = kinds(reader);
        if (filter.kind() != null) {
            kinds.retainAll(Set.of(filter.kind()));
        }
        Query query =
                new Query(filter.person(), kinds, filter.start(), filter.end(), reader.has(Role.PRIVACY), PAGE + 1);
        List<Entry> found = trails.stream()
                .filter(trail -> query.wants(trail.kinds()))
                .flatMap(trail -> trail.find(query).stream())
                .sorted(Comparator.comparing(Entry::at).reversed())
                .limit(PAGE + 1L)
                .toList();
        return found.size() <= PAGE ? new Page(found, null) : cut(found);
    }

    /** Where an instant begins: what was done at once is not torn apart, as far as it fits. */
    private static Page cut(List<Entry> found) {
        Instant edge = found.getLast().at();
        List<Entry> whole =
                found.stream().filter(entry -> entry.at().isAfter(edge)).toList();
        return whole.isEmpty()
                ? new Page(found.subList(0, PAGE), edge)
                : new Page(whole, whole.getLast().at());
    }
}
