package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.CityTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many messages were about what, hour by hour; the conversation knows and writes it, the console shows it. */
@Component
public class AskedCounts {

    /** What became of messages. */
    public enum Fate {
        /** Words that got an answer at once. */
        ANSWERED,
        /** A button or a row of a list that led to an answer. */
        CHOSEN,
        /** A button that led to an answer after words had been asked back. */
        FOUND,
        /** Words that were asked back, by the service that they most likely meant. */
        ASKED_BACK,
        /** Words that were not understood, by the service that they were most like. */
        UNANSWERED,
        /** Words about what others run, not the City. */
        ELSEWHERE,
        /** Greetings, the menu, pictures: nothing that asks for an answer. */
        TALK,
        /** Symptoms, emergencies, violence. */
        HEALTH,
        /** A person attended. */
        PERSON,
        /** They could not be handled. */
        FAILED
    }

    /**
     * Messages that count together.
     *
     * @param service slug, or empty
     * @param topic empty for the general answer
     */
    public record Count(Fate fate, String service, String topic, long times) {}

    /** The counts of one day in Buenos Aires. */
    record OfDay(LocalDate day, Count count) {}

    private final JdbcClient jdbc;

    AskedCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the turn until the caller's transaction ends; false while another node has it. */
    public boolean lockProgress() {
        return jdbc.sql("select id from asked_count_progress for update skip locked")
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** From which hour on there may be more to count; empty when nothing has been counted yet. */
    public Optional<Instant> nextHour() {
        return Optional.ofNullable(progress("next_hour"));
    }

    /** When it was last counted. */
    @Nullable
    Instant countedAt() {
        return progress("counted_at");
    }

    private @Nullable Instant progress(String column) {
        return jdbc.sql("select " + column + " from asked_count_progress")
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    /** Everything of an hour, in the caller's transaction. */
    public void replace(Instant hour, List<Count> counts) {
        OffsetDateTime at = hour.atOffset(ZoneOffset.UTC);
        jdbc.sql("delete from asked_count where hour = ?").param(at).update();
        for (Count count : counts) {
            jdbc.sql("""
                            insert into asked_count as known (hour, kind, service, topic, times) values (?, ?, ?, ?, ?)
                            on conflict (hour, kind, service, topic) do update set times = known.times + excluded.times""")
                    .params(at, count.fate().name(), count.service(), count.topic(), count.times())
                    .update();
        }
    }

    /** Hours before the next one are counted for good. */
    public void counted(Instant nextHour, Instant now) {
        jdbc.sql("update asked_count_progress set next_hour = ?, counted_at = ?")
                .params(nextHour.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** All counts since the beginning of a day, by day. */
    List<OfDay> since(LocalDate first) {
        return jdbc.sql("""
                        select (hour at time zone :zone)::date as day, kind, service, topic, sum(times) as times
                        from asked_count where hour >= :first group by 1, 2, 3, 4""")
                .param("zone", CityTime.ZONE.getId())
                .param("first", first.atStartOfDay(CityTime.ZONE).toOffsetDateTime())
                .query((row, n) -> new OfDay(
                        row.getObject("day", LocalDate.class),
                        new Count(
                                Fate.valueOf(row.getString("kind")),
                                row.getString("service"),
                                row.getString("topic"),
                                row.getLong("times"))))
                .list();
    }
}
