package ar.gob.buenosaires.vecino.triage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers in digits and in words: 38,5, treinta y ocho y medio, un, 37 y dos rayitas. */
final class Numerals {

    /** A number and the words that it takes up. */
    record Found(double value, int begin, int end) {}

    private static final Pattern DIGITS = Pattern.compile("\\d{1,5}(\\.\\d{1,2})?");

    private final Map<String, Integer> words = new HashMap<>();
    private final List<Words> half;
    private final List<Words> tenths;

    Numerals(AnswerWords data) {
        data.table("numbers").forEach((word, value) -> words.put(word.at(0), Integer.valueOf(value)));
        half = data.phrases("half");
        tenths = data.phrases("temperature", "tenths");
    }

    List<Found> find(Words text) {
        List<Found> found = new ArrayList<>();
        int i = 0;
        while (i < text.size()) {
            Found number = at(text, i);
            if (number == null) {
                i++;
            } else {
                found.add(number);
                i = number.end();
            }
        }
        return found;
    }

    @Nullable
    Found at(Words text, int begin) {
        Found plain = plain(text, begin);
        if (plain == null) {
            return null;
        }
        for (Words phrase : half) {
            if (text.matches(plain.end(), phrase)) {
                return new Found(plain.value() + 0.5, begin, plain.end() + phrase.size());
            }
        }
        int next = plain.end()
                + (text.at(plain.end()).equals("y") || text.at(plain.end()).equals("con") ? 1 : 0);
        Found more = next > plain.end() ? plain(text, next) : null;
        boolean marked = more != null
                && (tenths.stream().anyMatch(word -> text.matches(more.end(), word))
                        || text.at(plain.end()).equals("con"));
        if (more != null && marked && more.value() < 10) {
            return new Found(plain.value() + more.value() / 10, begin, more.end());
        }
        return plain;
    }

    private @Nullable Found plain(Words text, int begin) {
        String word = text.at(begin);
        if (DIGITS.matcher(word).matches()) {
            return new Found(Double.parseDouble(word), begin, begin + 1);
        }
        Integer value = words.get(word);
        if (value == null) {
            return null;
        }
        Integer unit = value >= 30 && text.at(begin + 1).equals("y") ? words.get(text.at(begin + 2)) : null;
        return unit != null && unit < 10
                ? new Found(value + unit, begin, begin + 3)
                : new Found(value, begin, begin + 1);
    }
}
