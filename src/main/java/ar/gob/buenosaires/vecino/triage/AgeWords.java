package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.triage.Numerals.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ages in days: 8 meses, 11 semanas y 6 días, casi 3 meses, año y medio, 40 y pico. */
final class AgeWords {

    private static final List<String> YOUNG = List.of("day", "week", "month");

    private record Age(Told.Between days, int begin, int end, String unit) {}

    private final Numerals numerals;
    private final Map<Words, String> units;
    private final List<Words> newborn;
    private final List<Words> andSome;
    private final List<Words> nearly;
    private final List<Words> corrected;
    private final List<Words> half;
    private final List<Words> ageOf;
    private final List<Words> own;
    private final List<Words> ago;
    private final List<Words> child;
    private final List<Words> pregnant;
    private final List<Words> fever;

    AgeWords(AnswerWords data, Numerals numerals) {
        this.numerals = numerals;
        units = data.table("ages");
        newborn = data.phrases("newborn");
        andSome = data.phrases("and_some");
        nearly = data.phrases("nearly");
        corrected = data.phrases("corrected");
        half = data.phrases("half");
        ageOf = data.phrases("age_of");
        own = data.phrases("age_own");
        ago = data.phrases("ago");
        child = data.phrases("who", "child");
        pregnant = data.phrases("pregnant");
        fever = data.phrases("temperature", "words");
    }

    /** The age that answers the question for it; a number without a unit counts as years. */
    Optional<Told.Between> answer(Words text) {
        List<Age> ages = withUnits(text);
        if (!ages.isEmpty()) {
            return choose(text, ages);
        }
        if (text.has(newborn)) {
            return Optional.of(newborn());
        }
        List<Found> numbers = numerals.find(text);
        return numbers.size() == 1 ? Optional.of(years(text, numbers.getFirst())) : Optional.empty();
    }

    /**
     * An age among other things; not a number that may be a temperature, and not for how long something lasts.
     *
     * @param ofAnother that of somebody else: not the writer's own
     */
    Optional<Told.Between> mentioned(Words text, boolean ofAnother) {
        boolean baby = text.has(child) || text.has(newborn);
        List<Age> ages = withUnits(text).stream()
                .filter(age -> !ofAnother || !text.before(age.begin(), 1, own))
                .filter(age -> !text.before(age.begin(), 2, ago))
                .filter(age -> !YOUNG.contains(age.unit()) || (baby && !lasts(text, age)))
                .filter(age -> !age.unit().equals("week") || !text.has(pregnant))
                .toList();
        if (!ages.isEmpty()) {
            return choose(text, ages);
        }
        if (text.has(newborn)) {
            return Optional.of(newborn());
        }
        return numerals.find(text).stream()
                .filter(number -> number.value() == Math.rint(number.value()))
                .filter(number -> isAge(text, number))
                .filter(number -> !ofAnother || !text.before(number.begin(), 1, own))
                .map(number -> years(text, number))
                .findFirst();
    }

    /** "tengo 9": the writer's own. */
    Optional<Told.Between> own(Words text) {
        return numerals.find(text).stream()
                .filter(number -> number.value() == Math.rint(number.value()))
                .filter(number -> text.before(number.begin(), 1, own))
                .filter(number -> isOwn(text.at(number.end())))
                .map(number -> years(text, number))
                .findFirst();
    }

    /** "tengo 3 hijos" is no age. */
    private boolean isOwn(String next) {
        return next.isEmpty() || next.equals("y") || next.equals("mi") || "year".equals(units.get(Words.of(next)));
    }

    private boolean isAge(Words text, Found number) {
        boolean named = text.before(number.begin(), 1, ageOf)
                || text.before(number.begin(), 3, ageOf)
                || (text.at(number.begin() - 1).equals("de") && text.before(number.begin() - 1, 3, child));
        String next = text.at(number.end());
        boolean other = next.equals("de")
                || next.equals("grados")
                || text.before(number.begin(), 2, fever)
                || units.containsKey(new Words(List.of(next.isEmpty() ? "-" : next)));
        return named && !other;
    }

    private boolean lasts(Words text, Age age) {
        String next = text.at(age.end());
        return next.equals("con")
                || (next.equals("de") && !text.at(age.end() + 1).equals("vida"));
    }

    private Told.Between years(Words text, Found number) {
        boolean open = andSome.stream().anyMatch(phrase -> text.matches(number.end(), phrase));
        double whole = Math.floor(number.value());
        double until = open ? Math.floor(whole / 10) * 10 + 10 : whole + 1;
        return span(whole, until, "year");
    }

    private Told.Between newborn() {
        return new Told.Between(0, Quantity.days(1, "month") - 1);
    }

    private static Told.Between span(double from, double until, String unit) {
        return new Told.Between(Quantity.days(from, unit), Quantity.days(until, unit) - 1);
    }

    private List<Age> withUnits(Words text) {
        List<Age> ages = new ArrayList<>();
        for (Found number : numerals.find(text)) {
            Age age = withUnit(text, number);
            if (age != null) {
                ages.add(age);
            }
        }
        if (ages.isEmpty()) {
            // "año y medio"
            units.forEach((word, unit) -> half.stream()
                    .map(phrase -> {
                        List<String> both = new ArrayList<>(word.words());
                        both.addAll(phrase.words());
                        return new Words(both);
                    })
                    .filter(both -> text.find(both, 0) >= 0)
                    .findFirst()
                    .ifPresent(both -> {
                        int at = text.find(both, 0);
                        ages.add(new Age(oneAndHalf(1, unit), at, at + both.size(), unit));
                    }));
        }
        return join(text, ages);
    }

    private @Nullable Age withUnit(Words text, Found number) {
        int at = number.end();
        for (Words some : andSome) {
            if (text.matches(at, some)) {
                at += some.size();
            }
        }
        String unit = null;
        for (Map.Entry<Words, String> entry : units.entrySet()) {
            if (text.matches(at, entry.getKey())) {
                unit = entry.getValue();
            }
        }
        if (unit == null) {
            return null;
        }
        int end = at + 1;
        double value = number.value();
        if (at > number.end()) {
            return new Age(years(text, number), number.begin(), end, unit);
        }
        for (Words phrase : half) {
            if (text.matches(end, phrase)) {
                return new Age(oneAndHalf(value, unit), number.begin(), end + phrase.size(), unit);
            }
        }
        if (value >= 1 && text.before(number.begin(), 3, nearly)) {
            return new Age(span(Math.max(0, value - 1), value, unit), number.begin(), end, unit);
        }
        return new Age(
                value == Math.rint(value) ? span(value, value + 1, unit) : oneAndHalf(Math.floor(value), unit),
                number.begin(),
                end,
                unit);
    }

    private static Told.Between oneAndHalf(double whole, String unit) {
        return unit.equals("year")
                ? span(whole * 12 + 6, whole * 12 + 7, "month")
                : new Told.Between(
                        Math.floor(Quantity.days(whole, unit) + Quantity.days(1, unit) / 2),
                        Quantity.days(whole + 1, unit) - 1);
    }

    /** 11 semanas y 6 días is one age. */
    private static List<Age> join(Words text, List<Age> ages) {
        if (ages.size() == 2) {
            Age big = ages.get(0);
            Age small = ages.get(1);
            boolean adjoining =
                    small.begin() - big.end() <= 1 && text.at(big.end()).equals("y");
            if (adjoining && small.days().to() < big.days().from()) {
                double from = big.days().from() + small.days().from();
                double to = Math.min(
                        big.days().to(), big.days().from() + small.days().to());
                return List.of(new Age(new Told.Between(from, Math.max(from, to)), big.begin(), small.end(), "day"));
            }
        }
        return ages;
    }

    /** Of a baby born too early the corrected age, which is the younger one; of several people none. */
    private Optional<Told.Between> choose(Words text, List<Age> ages) {
        if (ages.size() > 1 && !text.has(corrected)) {
            return Optional.empty();
        }
        return ages.stream().map(Age::days).min(Comparator.comparingDouble(Told.Between::from));
    }
}
