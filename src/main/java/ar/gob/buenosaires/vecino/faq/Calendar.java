package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.CityTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What begins, ends or is to be looked at again, and when. */
@Component
class Calendar {

    static final int REVIEW_DAYS = 60;

    enum What {
        /** A text that waits for its time. */
        BEGINS,
        /** The end of a season. */
        ENDS,
        /** Somebody must have looked at it again by then. */
        REVIEW,
        /** A notice ends. */
        NOTICE_ENDS
    }

    /**
     * One day's matter.
     *
     * @param at the time of day where there is one
     * @param approved false where the approval that it needs is missing
     * @param item 0 for a notice
     */
    record Entry(
            LocalDate day, @Nullable Instant at, What what, String title, String area, boolean approved, long item) {}

    /**
     * All of it, in order.
     *
     * @param stale what should have been looked at before today
     */
    record Shown(List<Entry> stale, Map<YearMonth, List<Entry>> months) {
        public boolean isEmpty() {
            return stale.isEmpty() && months.isEmpty();
        }
    }

    private final DeskPages pages;
    private final Drafts drafts;
    private final Notices notices;
    private final ContentRules rules;

    Calendar(DeskPages pages, Drafts drafts, Notices notices, ContentRules rules) {
        this.pages = pages;
        this.drafts = drafts;
        this.notices = notices;
        this.rules = rules;
    }

    /**
     * What lies ahead, and what is overdue.
     *
     * @param area null for all
     */
    @Transactional(readOnly = true)
    public Shown of(@Nullable String area) {
        ContentNames names = pages.names();
        List<Draft> all = drafts.all();
        List<Entry> entries = new ArrayList<>();
        all.stream()
                .filter(draft -> area == null || area.equals(draft.item().area()))
                .forEach(draft -> add(draft, names, entries));
        notices.all().forEach(notice -> add(notice, area, all, names, entries));
        Comparator<Entry> order = Comparator.comparing(Entry::day)
                .thenComparing(Entry::at, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Entry::title);
        LocalDate today = rules.today();
        return new Shown(
                entries.stream()
                        .filter(entry -> entry.day().isBefore(today))
                        .sorted(order)
                        .toList(),
                entries.stream()
                        .filter(entry -> !entry.day().isBefore(today))
                        .sorted(order)
                        .collect(Collectors.groupingBy(
                                entry -> YearMonth.from(entry.day()), TreeMap::new, Collectors.toList())));
    }

    private void add(Draft draft, ContentNames names, List<Entry> entries) {
        ContentItem item = draft.item();
        boolean waits = item.state() == State.IN_REVIEW;
        String title = names.of(item.key().service(), item.key().topic());
        Instant begins = item.publishAt();
        if (waits && begins != null && begins.isAfter(rules.now())) {
            entries.add(at(begins, What.BEGINS, title, item, item.isApproved()));
        }
        Instant ends = item.expiresAt();
        if (waits && ends != null && ends.isAfter(rules.now())) {
            entries.add(at(ends, What.ENDS, title, item, item.isApproved()));
        }
        Instant liveUntil = item.liveUntil();
        if (liveUntil != null && liveUntil.isAfter(rules.now())) {
            entries.add(at(liveUntil, What.ENDS, title, item, true));
        }
        LocalDate review = draft.reviewBy();
        if (item.isLive() && review != null && !review.isAfter(rules.today().plusDays(REVIEW_DAYS))) {
            entries.add(new Entry(review, null, What.REVIEW, title, item.area(), true, item.id()));
        }
    }

    private static Entry at(Instant time, What what, String title, ContentItem item, boolean approved) {
        LocalDate day = LocalDate.ofInstant(time, CityTime.ZONE);
        return new Entry(day, time, what, title, item.area(), approved, item.id());
    }

    /** Of all services, or of one of the area's. */
    private void add(
            Notices.Kept notice, @Nullable String area, List<Draft> all, ContentNames names, List<Entry> entries) {
        boolean concerned = area == null
                || notice.services().isEmpty()
                || all.stream()
                        .anyMatch(draft -> Objects.equals(area, draft.item().area())
                                && notice.services().contains(draft.item().key().service()));
        if (concerned && !notice.state().equals("ENDED") && notice.endsAt().isAfter(rules.now())) {
            entries.add(new Entry(
                    LocalDate.ofInstant(notice.endsAt(), CityTime.ZONE),
                    notice.endsAt(),
                    What.NOTICE_ENDS,
                    notice.text().lines().findFirst().orElse(""),
                    notice.services().stream().map(slug -> names.of(slug, null)).collect(Collectors.joining(", ")),
                    notice.state().equals("ACTIVE"),
                    0));
        }
    }
}
