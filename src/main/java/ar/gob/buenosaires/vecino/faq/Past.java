package ar.gob.buenosaires.vecino.faq;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an item said before, who changed what and why, and what was done with it. */
@Component
class Past {

    private final Drafts drafts;
    private final Revisions revisions;
    private final History history;

    Past(Drafts drafts, Revisions revisions, History history) {
        this.drafts = drafts;
        this.revisions = revisions;
        this.history = history;
    }

    /** @param differences from the revision before */
    record Change(int revision, String author, Instant at, String reason, List<Difference> differences) {}

    /** @param differences from the revision that it is compared with */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Compared(
            int revision,
            String author,
            Instant at,
            String reason,
            @Nullable Integer against,
            List<Difference> differences,
            Document text) {}

    /**
     * What was done once.
     *
     * @param trial what the trial before it showed
     * @param publishAt when it was to go live, where that was said
     * @param expiresAt when that was to end
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Step(
            int revision,
            History.What what,
            String who,
            Instant at,
            String reason,
            @JsonRawValue @Nullable String trial,
            @Nullable Instant publishAt,
            @Nullable Instant expiresAt) {}

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<Change> changes(Kind kind, long id) {
        ContentItem item = drafts.find(kind, id).item();
        List<Revision> all = revisions.findByItemIdOrderByNumberDesc(item.id());
        return all.stream()
                .map(revision -> new Change(
                        revision.number(),
                        revision.author(),
                        revision.at(),
                        revision.reason(),
                        Difference.between(before(revision, all, kind), revision.document(kind))))
                .toList();
    }

    private static @Nullable Document before(Revision revision, List<Revision> all, Kind kind) {
        return all.stream()
                .filter(other -> other.number() == revision.number() - 1)
                .findFirst()
                .map(other -> other.document(kind))
                .orElse(null);
    }

    /**
     * A revision beside another.
     *
     * @param against another revision, or null for the live one
     */
    @Transactional(readOnly = true)
    public Compared compared(Kind kind, long id, int number, @Nullable Integer against) {
        ContentItem item = drafts.find(kind, id).item();
        Revision revision = drafts.revision(item, number);
        Integer other = against == null ? item.live() : against;
        Document before = other == null ? null : drafts.revision(item, other).document(kind);
        Document text = revision.document(kind);
        return new Compared(
                number,
                revision.author(),
                revision.at(),
                revision.reason(),
                other,
                Difference.between(before, text),
                text);
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<Step> steps(Kind kind, long id) {
        return history.of(drafts.find(kind, id).item()).stream()
                .map(entry -> new Step(
                        entry.revision(),
                        entry.what(),
                        entry.who(),
                        entry.at(),
                        entry.reason(),
                        entry.trial(),
                        entry.term().publishAt(),
                        entry.term().expiresAt()))
                .toList();
    }
}
