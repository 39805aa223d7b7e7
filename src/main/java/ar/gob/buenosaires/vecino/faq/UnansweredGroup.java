package ar.gob.buenosaires.vecino.faq;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Questions without an answer that mean the same.
 *
 * @param id its most asked question's
 * @param examples the most asked first
 * @param days how often on which day, Buenos Aires time; {@code weeks} by their Mondays
 * @param last7Days how often in the last seven days, and in the seven before: the trend
 * @param nearest live answers whose examples are most like it
 */
@JsonNaming(SnakeCaseStrategy.class)
record UnansweredGroup(
        String id,
        String text,
        long times,
        long last7Days,
        long previous7Days,
        List<String> examples,
        Map<LocalDate, Long> days,
        Map<LocalDate, Long> weeks,
        List<Nearest> nearest,
        @JsonIgnore List<String> keys) {

    private static final double ALIKE = 0.5;
    private static final int MOST_EXAMPLES = 10;
    private static final int MOST_NEAREST = 3;
    private static final double NEAR = 0.2;

    /** A question as it was counted: those with the same telling words together. */
    record Question(String key, String text, Map<LocalDate, Long> days) {
        long times() {
            return days.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * A live answer that is like it.
     *
     * @param example of it that is most like the question
     * @param likeness over 0 to 1
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Nearest(String service, @Nullable String topic, String example, double likeness) {}

    /** The most asked first. */
    static List<UnansweredGroup> of(List<Question> questions, Publication live, LocalDate today) {
        List<Forming> forming = new ArrayList<>();
        questions.stream()
                .sorted(Comparator.comparingLong(Question::times).reversed().thenComparing(Question::text))
                .forEach(question -> join(question, forming));
        List<Known> known = known(live);
        return forming.stream()
                .map(group -> group.formed(known, today))
                .sorted(Comparator.comparingLong(UnansweredGroup::times).reversed())
                .toList();
    }

    private static void join(Question question, List<Forming> forming) {
        Trigrams trigrams = Trigrams.of(question.text());
        forming.stream()
                .filter(group -> group.trigrams.likeness(trigrams) >= ALIKE)
                .max(Comparator.comparingDouble(group -> group.trigrams.likeness(trigrams)))
                .orElseGet(() -> {
                    Forming fresh = new Forming(trigrams, new ArrayList<>());
                    forming.add(fresh);
                    return fresh;
                })
                .questions
                .add(question);
    }

    private record Known(ItemKey key, String example, Trigrams trigrams) {}

    private static List<Known> known(Publication live) {
        List<Known> known = new ArrayList<>();
        for (Publication.Text text : live.texts()) {
            text.document()
                    .words()
                    .examples()
                    .forEach(example -> known.add(new Known(text.key(), example, Trigrams.of(example))));
        }
        return known;
    }

    private record Forming(Trigrams trigrams, List<Question> questions) {

        UnansweredGroup formed(List<Known> known, LocalDate today) {
            Map<LocalDate, Long> days = new TreeMap<>();
            questions.forEach(question -> question.days().forEach((day, times) -> days.merge(day, times, Long::sum)));
            Map<LocalDate, Long> weeks = new TreeMap<>();
            days.forEach((day, times) ->
                    weeks.merge(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), times, Long::sum));
            return new UnansweredGroup(
                    questions.getFirst().key().substring(0, 16),
                    questions.getFirst().text(),
                    days.values().stream().mapToLong(Long::longValue).sum(),
                    between(days, today.minusDays(6), today),
                    between(days, today.minusDays(13), today.minusDays(7)),
                    questions.stream()
                            .map(Question::text)
                            .distinct()
                            .limit(MOST_EXAMPLES)
                            .toList(),
                    days,
                    weeks,
                    nearest(known),
                    questions.stream().map(Question::key).toList());
        }

        private static long between(Map<LocalDate, Long> days, LocalDate first, LocalDate last) {
            return days.entrySet().stream()
                    .filter(day ->
                            !day.getKey().isBefore(first) && !day.getKey().isAfter(last))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }

        /** Each answer once. */
        private List<Nearest> nearest(List<Known> known) {
            Map<ItemKey, Nearest> best = new LinkedHashMap<>();
            known.stream()
                    .map(each -> new Nearest(
                            each.key().service(),
                            each.key().topic(),
                            each.example(),
                            Math.round(each.trigrams().likeness(trigrams) * 100) / 100.0))
                    .filter(near -> near.likeness() >= NEAR)
                    .sorted(Comparator.comparingDouble(Nearest::likeness).reversed())
                    .forEach(near -> best.putIfAbsent(ItemKey.answer(near.service(), near.topic()), near));
            return best.values().stream().limit(MOST_NEAREST).toList();
        }
    }
}
