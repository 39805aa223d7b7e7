package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.triage.Numerals.Found;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** Body temperatures; of several the highest. */
final class TemperatureWords {

    private static final int NEAR = 4;

    private final Numerals numerals;
    private final Set<Words> units;
    private final List<Words> named;
    private final List<Words> felt;
    private final Negations negations;

    TemperatureWords(AnswerWords data, Numerals numerals, Negations negations) {
        this.numerals = numerals;
        this.negations = negations;
        units = data.table("ages").keySet();
        named = data.phrases("temperature", "words");
        felt = data.phrases("temperature", "felt");
    }

    /** The number that answers the question for it; it may be one that cannot be true. */
    OptionalDouble answer(Words text) {
        List<Double> numbers =
                numbers(text).stream().map(TemperatureWords::degrees).toList();
        OptionalDouble likely = numbers.stream()
                .filter(TemperatureWords::likely)
                .mapToDouble(Double::doubleValue)
                .max();
        return likely.isPresent()
                ? likely
                : numbers.stream().mapToDouble(Double::doubleValue).max();
    }

    /** A temperature among other things: with a word for it nearby, or with a decimal. */
    OptionalDouble mentioned(Words text) {
        return numbers(text).stream()
                .filter(number -> likely(degrees(number)))
                .filter(number -> number.value() != Math.rint(number.value()) || near(text, number))
                .mapToDouble(TemperatureWords::degrees)
                .max();
    }

    /** Not those that are an age or a length of time. */
    private List<Found> numbers(Words text) {
        return numerals.find(text).stream()
                .filter(number -> units.stream().noneMatch(unit -> text.matches(number.end(), unit)))
                .toList();
    }

    /** TRUE or FALSE where fever is told without a number. */
    Truth felt(Words text) {
        Truth told = Truth.UNKNOWN;
        for (Words word : felt) {
            int at = text.find(word, 0);
            if (at >= 0) {
                told = negations.deny(text, at) ? (told == Truth.TRUE ? told : Truth.FALSE) : Truth.TRUE;
            }
        }
        return told;
    }

    private boolean near(Words text, Found number) {
        Words around = new Words(
                text.words().subList(Math.max(0, number.begin() - NEAR), Math.min(text.size(), number.end() + NEAR)));
        return around.has(named);
    }

    /** 375 is what hurried thumbs make of 37,5. */
    private static double degrees(Found number) {
        return number.value() >= 300 && number.value() < 450 ? number.value() / 10 : number.value();
    }

    private static boolean likely(double degrees) {
        return degrees >= 30 && degrees < 45;
    }
}
