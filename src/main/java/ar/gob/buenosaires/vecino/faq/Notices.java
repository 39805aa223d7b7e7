package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.Problem;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Citywide notices: one proposes, two others approve, and each ends by itself. */
@Component
class Notices {

    private static final int LONGEST = 400;
    private static final Duration LONGEST_TERM = Duration.ofDays(30);
    private static final int APPROVALS = 2;

    /** A notice as it is asked for. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Wanted(
            @Nullable String text,
            @Nullable List<String> services,
            boolean instead,
            @Nullable Instant endsAt) {}

    /** A notice as it is kept; PROPOSED, ACTIVE or ENDED. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Kept(
            long id,
            String state,
            String text,
            List<String> services,
            boolean instead,
            Instant endsAt,
            String proposedBy,
            List<String> approvals,
            @Nullable String endedBy) {

        /** Whether it is on or may still be. */
        boolean isOpen(Instant now) {
            return !state.equals("ENDED") && endsAt.isAfter(now);
        }

        /** Whether a reviewer's approval is wanted. */
        boolean waitsFor(String reviewer, Instant now) {
            return state.equals("PROPOSED")
                    && endsAt.isAfter(now)
                    && !proposedBy.equals(reviewer)
                    && !approvals.contains(reviewer);
        }
    }

    private final JdbcClient jdbc;
    private final PublishedContent content;
    private final NoticePreview preview;
    private final ContentRules rules;
    private final FlawWords words;
    private final InstantSource clock;

    Notices(
            JdbcClient jdbc,
            PublishedContent content,
            NoticePreview preview,
            ContentRules rules,
            FlawWords words,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.content = content;
        this.preview = preview;
        this.rules = rules;
        this.words = words;
        this.clock = clock;
    }

    /** The newest first. */
    List<Kept> all() {
        return jdbc.sql("select * from content_notice order by id desc limit 100")
                .query((row, n) -> kept(row))
                .list();
    }

    /** What residents who ask for these services would get, in the Cloud API's JSON; for all services of three. */
    Map<String, JsonNode> effect(Wanted wanted) {
        Notice notice = checked(wanted);
        Catalogue now = content.current();
        Catalogue then = new Catalogue(now.version(), now.services(), List.of(notice));
        Map<String, JsonNode> bubbles = new LinkedHashMap<>();
        now.services().stream()
                .map(PublishedService::slug)
                .filter(slug -> notice.concerns(slug, clock.instant()))
                .limit(notice.services().isEmpty() ? 3 : notice.services().size())
                .forEach(slug -> preview.bubble(slug, then).ifPresent(bubble -> bubbles.put(slug, bubble)));
        return bubbles;
    }

    @Transactional
    public Kept propose(Wanted wanted, Editor who) {
        Notice notice = checked(wanted);
        long id = jdbc.sql("""
                        insert into content_notice (text, services, instead, ends_at, proposed_by, proposed_at)
                        values (?, ?, ?, ?, ?, ?) returning id""")
                .params(
                        notice.text(),
                        notice.services().toArray(String[]::new),
                        notice.instead(),
                        notice.endsAt().atOffset(ZoneOffset.UTC),
                        who.name(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        note(id, "PROPOSED", who);
        return kept(id);
    }

    /** The second approval switches it on; the proposer approves nothing. */
    @Transactional
    public Kept approve(long id, Editor who) {
        who.mustReview();
        Kept notice = kept(id);
        if (!notice.state().equals("PROPOSED") || !notice.endsAt().isAfter(clock.instant())) {
            throw notNow();
        }
        if (notice.proposedBy().equals(who.name())) {
            throw new OwnChange();
        }
        if (!notice.approvals().contains(who.name())) {
            boolean last = notice.approvals().size() + 1 >= APPROVALS;
            jdbc.sql("update content_notice set approvals = approvals || ?, state = ? where id = ?")
                    .params(who.name(), last ? "ACTIVE" : "PROPOSED", id)
                    .update();
            note(id, "APPROVED", who);
        }
        return kept(id);
    }

    /** Switches it off, or gives it up. */
    @Transactional
    public Kept end(long id, Editor who) {
        who.mustReview();
        if (kept(id).state().equals("ENDED")) {
            throw notNow();
        }
        jdbc.sql("update content_notice set state = 'ENDED', ended_by = ? where id = ?")
                .params(who.name(), id)
                .update();
        note(id, "ENDED", who);
        return kept(id);
    }

    private void note(long id, String what, Editor who) {
        jdbc.sql("insert into content_notice_event (notice_id, what, who, at) values (?, ?, ?, ?)")
                .params(id, what, who.name(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private Kept kept(long id) {
        return jdbc.sql("select * from content_notice where id = ? for update")
                .param(id)
                .query((row, n) -> kept(row))
                .optional()
                .orElseThrow(ItemVersions::unknown);
    }

    private Notice checked(Wanted wanted) {
        String text =
                wanted.text() == null ? "" : wanted.text().replace("\r\n", "\n").strip();
        List<Flaw> flaws = rules.flaws("text", text, LONGEST);
        if (!flaws.isEmpty()) {
            throw words.problem(flaws);
        }
        Instant now = clock.instant();
        Instant end = wanted.endsAt();
        if (end == null || !end.isAfter(now) || end.isAfter(now.plus(LONGEST_TERM))) {
            throw new Problem(HttpStatus.BAD_REQUEST, "bad-term", "'ends_at' is within the next 30 days.");
        }
        Set<String> services = Set.copyOf(wanted.services() == null ? List.of() : wanted.services());
        if (!services.stream().allMatch(slug -> content.current().service(slug).isPresent())) {
            throw new Problem(HttpStatus.BAD_REQUEST, "service-unknown", "'services' are slugs of services.");
        }
        return new Notice(text, services, wanted.instead(), end);
    }

    private static Problem notNow() {
        return new Problem(HttpStatus.CONFLICT, "step-forbidden", "Not possible for a notice in this state.");
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getLong("id"),
                row.getString("state"),
                row.getString("text"),
                List.of((String[]) row.getArray("services").getArray()),
                row.getBoolean("instead"),
                row.getTimestamp("ends_at").toInstant(),
                row.getString("proposed_by"),
                List.of((String[]) row.getArray("approvals").getArray()),
                row.getString("ended_by"));
    }
}
