package ar.gob.buenosaires.vecino.faq;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item as the API shows it: where it stands, and the text that is worked on. */
sealed interface ItemView {

    /** The slug of the service that it is, or that it belongs to. */
    String service();

    Bookkeeping item();

    Document text();

    /**
     * Where an item stands.
     *
     * @param revision the one shown
     * @param liveRevision the one that residents get, or null
     * @param contributors who may not approve it
     * @param stale its {@code review_by} has passed
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Bookkeeping(
            long id,
            String area,
            State state,
            int revision,
            @Nullable Integer liveRevision,
            int version,
            List<String> contributors,
            List<String> approvals,
            int approvalsNeeded,
            @Nullable String retirementAskedBy,
            @Nullable Instant publishAt,
            @Nullable Instant expiresAt,
            @Nullable Long importId,
            boolean stale,
            String changedBy,
            Instant changedAt) {

        static Bookkeeping of(Draft draft, LocalDate today) {
            ContentItem item = draft.item();
            return new Bookkeeping(
                    item.id(),
                    item.area(),
                    item.state(),
                    item.head(),
                    item.live(),
                    item.version(),
                    item.contributors(),
                    item.approvals(),
                    item.approvalsNeeded(),
                    item.retiring(),
                    item.publishAt(),
                    item.expiresAt(),
                    item.importId(),
                    item.isLive() && draft.document() instanceof Answer answer && answer.isStale(today),
                    draft.head().author(),
                    draft.head().at());
        }
    }

    /**
     * An answer.
     *
     * @param topic null for the general answer
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record OfAnswer(
            String service,
            @Nullable String topic,
            @JsonUnwrapped Bookkeeping item,
            @JsonUnwrapped Answer text) implements ItemView {}

    record OfService(
            String slug,
            @JsonUnwrapped Bookkeeping item,
            @JsonUnwrapped CityService text) implements ItemView {

        @Override
        public String service() {
            return slug;
        }
    }

    static ItemView of(Draft draft, LocalDate today) {
        ItemKey key = draft.item().key();
        Bookkeeping bookkeeping = Bookkeeping.of(draft, today);
        return switch (draft.document()) {
            case Answer answer -> new OfAnswer(key.service(), key.topic(), bookkeeping, answer);
            case CityService service -> new OfService(key.service(), bookkeeping, service);
        };
    }
}
