package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.faq.Reviews.Term;
import ar.gob.buenosaires.vecino.faq.Revision.Deed;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was done with items besides writing, for good. */
@Component
class History {

    private final JdbcClient jdbc;

    History(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    enum What {
        SUBMITTED,
        SENT_BACK,
        /** A reviewer set another time of publication or end. */
        RESCHEDULED,
        APPROVED,
        PUBLISHED,
        ROLLED_BACK,
        DISCARDED,
        RETIREMENT_ASKED,
        RETIRED
    }

    /**
     * One deed.
     *
     * @param trial what the trial before it showed, or null
     * @param term when it was to go live and end, where that was said
     */
    record Entry(
            int revision,
            What what,
            String who,
            Instant at,
            String reason,
            @Nullable String trial,
            Term term) {}

    void note(ContentItem item, What what, Deed deed) {
        note(item, what, deed, null);
    }

    void note(ContentItem item, What what, Deed deed, @Nullable String trial) {
        boolean timed = what == What.SUBMITTED || what == What.RESCHEDULED;
        Term term = timed ? Term.of(item) : new Term(null, null);
        jdbc.sql("""
                        insert into content_event (item_id, revision, what, who, at, reason, detail, publish_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        item.id(),
                        item.head(),
                        what.name(),
                        deed.who(),
                        deed.at().atOffset(ZoneOffset.UTC),
                        deed.reason(),
                        trial,
                        utc(term.publishAt()),
                        utc(term.expiresAt()))
                .update();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    /** The newest first. */
    List<Entry> of(ContentItem item) {
        return jdbc.sql("select * from content_event where item_id = ? order by id desc")
                .param(item.id())
                .query((row, n) -> new Entry(
                        row.getInt("revision"),
                        What.valueOf(row.getString("what")),
                        row.getString("who"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("reason"),
                        row.getString("detail"),
                        new Term(instant(row.getTimestamp("publish_at")), instant(row.getTimestamp("expires_at")))))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /** When items were last given to those who approve, by item. */
    Map<Long, Instant> submitted() {
        Map<Long, Instant> times = new HashMap<>();
        jdbc.sql(
                        "select item_id, max(at) as at from content_event where what in ('SUBMITTED', 'RETIREMENT_ASKED') group by item_id")
                .query(row -> {
                    times.put(row.getLong("item_id"), row.getTimestamp("at").toInstant());
                });
        return times;
    }

    /** Whether residents ever got that revision. */
    boolean wasLive(ContentItem item, int revision) {
        boolean published = jdbc.sql(
                        "select exists (select from content_event where item_id = ? and revision = ? and what in ('PUBLISHED', 'ROLLED_BACK'))")
                .params(item.id(), revision)
                .query(Boolean.class)
                .single();
        return published;
    }
}
