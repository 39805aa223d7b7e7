package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.ConsoleReminders;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What waits for those who write and review content. */
@Component
class FaqReminders implements ConsoleReminders {

    static final int DUE_DAYS = 14;

    private final JdbcClient jdbc;
    private final Drafts drafts;
    private final Notices notices;
    private final ContentRules rules;

    FaqReminders(JdbcClient jdbc, Drafts drafts, Notices notices, ContentRules rules) {
        this.jdbc = jdbc;
        this.drafts = drafts;
        this.notices = notices;
        this.rules = rules;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Reminder> of(Person person) {
        boolean reviewer = person.roles().contains("REVIEWER");
        boolean editor = person.roles().contains("EDITOR");
        List<Reminder> all = new ArrayList<>();
        if (reviewer) {
            add(all, "reviews", reviews(person.name()), "/console/review");
            add(all, "notices", notices(person.name()), "/console/notices");
        }
        if (reviewer || editor) {
            add(all, "sent-back", sentBack(person.name()), "/console/content?state=DRAFT");
        }
        if (editor) {
            LocalDate today = rules.today();
            add(all, "stale", toReview(person.areas(), today.minusDays(1), null), "/console/content?stale=true");
            add(all, "due", toReview(person.areas(), today.plusDays(DUE_DAYS), today), "/console/calendar");
        }
        return all;
    }

    private static void add(List<Reminder> all, String what, long count, String path) {
        if (count > 0) {
            all.add(new Reminder(what, count, path));
        }
    }

    /** Of an import all is approved at once; a service that was never live goes with its answer. */
    private long reviews(String name) {
        return jdbc.sql("""
                        select count(distinct coalesce('import ' || import_id, 'item ' || id)) from content_item
                        where (state = 'IN_REVIEW' and cardinality(approvals) < approvals_needed
                                and not (:name = any(contributors) or :name = any(approvals))
                                and (kind = 'ANSWER' or live is not null or import_id is not null))
                            or (retiring is not null and retiring <> :name)""").param("name", name).query(Long.class).single();
    }

    private long notices(String name) {
        return notices.all().stream()
                .filter(notice -> notice.waitsFor(name, rules.now()))
                .count();
    }

    /** Drafts that the person had a hand in, whose last step was back. */
    private long sentBack(String name) {
        return jdbc.sql("""
                        select count(*) from content_item i
                        where i.state = 'DRAFT' and :name = any(i.contributors)
                            and (kind = 'ANSWER' or live is not null)
                            and (select e.what = 'SENT_BACK' and e.revision = i.head from content_event e
                                where e.item_id = i.id order by e.id desc limit 1)""").param("name", name).query(Long.class).single();
    }

    private long toReview(Set<String> areas, LocalDate last, @Nullable LocalDate first) {
        return drafts.all().stream()
                .filter(draft ->
                        draft.item().isLive() && areas.contains(draft.item().area()))
                .map(Draft::reviewBy)
                .filter(day -> day != null && !day.isAfter(last) && (first == null || !day.isBefore(first)))
                .count();
    }
}
