package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.faq.AskedCounts.Fate;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What residents asked in some days, and how well it was answered.
 *
 * @param from first day, Buenos Aires time, {@code to} the last
 * @param countedAt when it was last counted; null for never
 * @param days one for each day, the oldest first
 * @param areas government areas by how much they are asked
 * @param services by how often they were answered, {@code questions} the same for each answer, at most 20
 * @param changes what people published in these days, the newest first, with figures before and after
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record Statistics(
        LocalDate from,
        LocalDate to,
        @Nullable Instant countedAt,
        Totals totals,
        List<Day> days,
        List<AreaFigures> areas,
        List<Asked> services,
        List<Asked> questions,
        List<Change> changes) {

    /**
     * Messages by what became of them; {@code health} is symptoms, emergencies and violence.
     *
     * @param questions what was asked in words
     * @param chosen answers by a tapped button or row
     * @param elsewhere questions that others than the City answer, which residents were told
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Totals(Figures questions, long chosen, long elsewhere, long talk, long health, long person, long failed) {}

    /**
     * What became of questions in words.
     *
     * @param answered at once
     * @param askedBack with buttons to choose from; {@code found} the answer by one of them
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Figures(long answered, long askedBack, long found, long unanswered) {

        static Figures of(Collection<AskedCounts.OfDay> counts) {
            return new Figures(
                    sum(counts, Fate.ANSWERED),
                    sum(counts, Fate.ASKED_BACK),
                    sum(counts, Fate.FOUND),
                    sum(counts, Fate.UNANSWERED));
        }

        static long sum(Collection<AskedCounts.OfDay> counts, Fate fate) {
            return counts.stream()
                    .filter(each -> each.count().fate() == fate)
                    .mapToLong(each -> each.count().times())
                    .sum();
        }

        @JsonProperty("asked")
        public long asked() {
            return answered + askedBack + unanswered;
        }

        /** How many of a hundred found their answer, at once or by a button; null where nobody asked. */
        @JsonProperty("answered_percent")
        public @Nullable Integer answeredPercent() {
            return asked() == 0 ? null : (int) Math.min(100, Math.round(100.0 * (answered + found) / asked()));
        }
    }

    record Day(LocalDate day, Figures questions) {}

    record AreaFigures(String area, String name, Figures questions) {}

    /**
     * An answer, or all of a service.
     *
     * @param topic null for the general answer or the service
     * @param times it was given
     */
    record Asked(String area, String service, @Nullable String topic, String title, long times) {}

    /**
     * A publication.
     *
     * @param before what was asked about the service in the seven days before, {@code after} in the seven days since
     * @param rightBefore labelled messages of the trial that were answered right before, {@code rightAfter} with it
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Change(
            Instant at,
            String who,
            long item,
            String service,
            @Nullable String topic,
            String title,
            Figures before,
            Figures after,
            @Nullable Integer rightBefore,
            @Nullable Integer rightAfter) {}
}
